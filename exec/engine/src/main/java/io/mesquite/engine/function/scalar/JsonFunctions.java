package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.mesquite.engine.function.Output;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.Row;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.ScalarFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Functions of JSON texts. A text is read only as far as it must be to find the value. */
final class JsonFunctions {
    /** Sets the result from a parser that stands at the value. */
    private interface OfValue {
        void apply(JsonParser parser, Output out) throws IOException;
    }

    private JsonFunctions() {}

    static void addTo(FunctionTable table) {
        add(table, "json_extract", TEXT, "The JSON value at a path, or null where there is none", JsonFunctions::json);
        add(
                table,
                "json_extract_scalar",
                TEXT,
                "The text, number or boolean at a path as text, or null where there is none",
                JsonFunctions::scalar);
        table.alias("json_extract_scalar", "json_extract_string");
        add(
                table,
                "json_array_length",
                SimpleType.BIGINT,
                "The number of elements of the array, or of that at a path; null where it is none",
                JsonFunctions::length);
        add(
                table,
                "json_keys",
                new ArrayType(TEXT),
                "The names of the members of the object, or of that at a path; null where it is none",
                JsonFunctions::keys);
        for (TypePattern json : List.of(VARCHAR, TypePattern.of(SimpleType.JSON))) {
            table.add(
                    "json_valid",
                    List.of(json),
                    SimpleType.BOOLEAN,
                    "Whether the text is JSON",
                    (row, out) -> out.set(isValid(row.text(0))));
        }
    }

    private static void add(FunctionTable table, String name, Type type, String description, OfValue function) {
        boolean pathRequired = type == TEXT;
        for (TypePattern json : List.of(VARCHAR, TypePattern.of(SimpleType.JSON))) {
            if (!pathRequired) {
                table.add(name, List.of(json), ReturnType.of(type), description, prepared(name, function));
            }
            table.add(name, List.of(json, VARCHAR), ReturnType.of(type), description, prepared(name, function));
        }
    }

    private static ScalarFunction prepared(String name, OfValue function) {
        return (arguments, type) -> {
            boolean whole = arguments.size() < 2;
            boolean constant =
                    whole || arguments.get(1).isConstant() && arguments.get(1).value() != null;
            JsonPath fixed = constant
                    ? JsonPath.of(whole ? "$" : ((Bytes) arguments.get(1).value()).toUtf8())
                    : null;
            RowFunction rows = (row, out) -> {
                JsonPath path = constant ? fixed : JsonPath.of(row.text(1));
                apply(name, function, path, row, out);
            };
            return RowFunction.kernels(rows, arguments.size(), type, true);
        };
    }

    private static void apply(String name, OfValue function, JsonPath path, Row row, Output out) {
        try (JsonParser parser = JsonPath.JSON.createParser(row.text(0))) {
            if (path.find(parser)) {
                function.apply(parser, out);
            } else {
                out.setNull();
            }
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getCharOffset());
            throw Arguments.invalid(name + " of a text that is no JSON at character " + at + ": "
                    + e.getOriginalMessage() + "; json_valid finds such rows");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(JsonParser parser, Output out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonPath.JSON.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        out.set(text.toString());
    }

    private static void scalar(JsonParser parser, Output out) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            out.set(parser.getText());
        } else {
            out.setNull();
        }
    }

    private static void length(JsonParser parser, Output out) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            out.setNull();
            return;
        }
        long length = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            length++;
            parser.skipChildren();
        }
        out.set(length);
    }

    private static void keys(JsonParser parser, Output out) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            out.setNull();
            return;
        }
        List<Object> keys = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            keys.add(Bytes.utf8(parser.currentName()));
            parser.nextToken();
            parser.skipChildren();
        }
        out.setValue(keys);
    }

    private static boolean isValid(String text) {
        try (JsonParser parser = JsonPath.JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
