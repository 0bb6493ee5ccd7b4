package io.mesquite.engine.function.scalar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON text as Java values: objects as maps sorted by key, arrays as lists, texts as strings, numbers as {@link Number}s' texts, booleans,
 * and {@link #NULL}. Of a key that comes twice the last value counts.
 */
final class JsonTree {
    /** JSON's null, which is a value. */
    static final Object NULL = new Object();

    /** Deeper texts are refused: they would overflow the stack. */
    private static final int DEEPEST = 500;

    /** A number as it is written. */
    record Number(String text) {}

    private JsonTree() {}

    /** @throws io.mesquite.spi.error.MesquiteException INVALID_ARGUMENT where the text is no JSON, with the place */
    static Object parse(String function, String text) {
        try (JsonParser parser = JsonPath.JSON.createParser(text)) {
            parser.nextToken();
            Object value = value(function, parser, 0);
            if (parser.nextToken() != null) {
                throw Arguments.invalid(function + " of a text with more behind the JSON value, at character "
                        + parser.currentTokenLocation().getCharOffset());
            }
            return value;
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getCharOffset());
            throw Arguments.invalid(function + " of a text that is no JSON at character " + at + ": "
                    + e.getOriginalMessage() + "; json_valid finds such rows");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(String function, JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw Arguments.invalid(function + " of an empty text, which is no JSON; json_valid finds such rows");
        } else if (depth > DEEPEST) {
            throw Arguments.invalid(function + " of JSON that is nested more than " + DEEPEST + " deep");
        }
        switch (token) {
            case START_OBJECT -> {
                Map<String, Object> members = new TreeMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(function, parser, depth + 1));
                }
                return members;
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(function, parser, depth + 1));
                }
                return elements;
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return token == JsonToken.VALUE_TRUE;
            }
            case VALUE_NULL -> {
                return NULL;
            }
            default -> {
                return new Number(parser.getText());
            }
        }
    }

    /** The value as JSON without blanks; equal values have equal texts. */
    static String text(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonPath.JSON.createGenerator(text)) {
            write(value, generator);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                generator.writeFieldName((String) member.getKey());
                write(member.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.text());
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else {
            generator.writeNull();
        }
    }
}
