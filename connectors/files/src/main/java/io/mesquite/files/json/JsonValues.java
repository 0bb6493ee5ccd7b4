package io.mesquite.files.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mesquite.files.text.TimeParser;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns JSON values into native values of a type. Used by one thread at a time. */
final class JsonValues {
    /** What stands for a value that is not of the type. */
    static final Object MISMATCH = new Object();

    private static final JsonFactory FACTORY = new JsonFactory();

    private final TimeParser times = new TimeParser();

    /**
     * Reads the value at which the parser is, and leaves the parser at its last token.
     *
     * @return null for null, {@link #MISMATCH} where it, or a value in it, is not of the type; then the parser is at the
     *     value that is not
     */
    Object read(JsonParser parser, Type type) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (type == SimpleType.JSON) {
            return Bytes.utf8(json(parser));
        }
        if (type instanceof VarcharType) {
            return Bytes.utf8(token == JsonToken.VALUE_STRING ? parser.getText() : json(parser));
        }
        if (type instanceof ArrayType array) {
            return token == JsonToken.START_ARRAY ? array(parser, array) : MISMATCH;
        }
        if (type instanceof RowType row) {
            return token == JsonToken.START_OBJECT ? row(parser, row) : MISMATCH;
        }
        if (type instanceof DecimalType decimal) {
            return token.isNumeric() ? decimal(parser.getDecimalValue(), decimal) : MISMATCH;
        }
        return type instanceof SimpleType simple ? scalar(parser, token, simple) : MISMATCH;
    }

    private Object scalar(JsonParser parser, JsonToken token, SimpleType type) throws IOException {
        return switch (type) {
            case BOOLEAN -> token.isBoolean() ? (Object) parser.getBooleanValue() : MISMATCH;
            case BIGINT -> integer(parser, token, Long.MIN_VALUE, Long.MAX_VALUE);
            case INTEGER -> integer(parser, token, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case SMALLINT -> integer(parser, token, Short.MIN_VALUE, Short.MAX_VALUE);
            case TINYINT -> integer(parser, token, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DOUBLE -> token.isNumeric() ? (Object) parser.getDoubleValue() : MISMATCH;
            case REAL -> token.isNumeric() ? (Object) (double) parser.getFloatValue() : MISMATCH;
            case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                token == JsonToken.VALUE_STRING ? time(parser.getText(), type) : MISMATCH;
            default -> MISMATCH;
        };
    }

    private static Object integer(JsonParser parser, JsonToken token, long min, long max) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return MISMATCH;
        }
        long value = parser.getLongValue();
        return value >= min && value <= max ? (Object) value : MISMATCH;
    }

    private static Object decimal(BigDecimal value, DecimalType type) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > type.scale()) {
            return MISMATCH;
        }
        BigInteger unscaled = stripped.setScale(type.scale()).unscaledValue();
        if (unscaled.abs().compareTo(BigInteger.TEN.pow(type.precision())) >= 0) {
            return MISMATCH;
        }
        return type.isShort() ? (Object) unscaled.longValueExact() : Int128.of(unscaled);
    }

    private Object time(String text, SimpleType type) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean found =
                switch (type) {
                    case DATE -> times.parseDate(bytes, 0, bytes.length);
                    case TIME -> times.parseTime(bytes, 0, bytes.length);
                    case TIMESTAMP -> times.parseTimestamp(bytes, 0, bytes.length) && !times.zoned;
                    default -> times.parseTimestamp(bytes, 0, bytes.length) && times.zoned;
                };
        return found ? (Object) times.value : MISMATCH;
    }

    private Object array(JsonParser parser, ArrayType type) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object element = read(parser, type.element());
            if (element == MISMATCH) {
                return MISMATCH;
            }
            elements.add(element);
        }
        return elements;
    }

    private Object row(JsonParser parser, RowType type) throws IOException {
        Object[] values = new Object[type.fields().size()];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int field = indexOf(type, parser.currentName());
            parser.nextToken();
            if (field < 0) {
                parser.skipChildren();
                continue;
            }
            values[field] = read(parser, type.fields().get(field).type());
            if (values[field] == MISMATCH) {
                return MISMATCH;
            }
        }
        return Arrays.asList(values);
    }

    private static int indexOf(RowType type, String name) {
        for (int i = 0; i < type.fields().size(); i++) {
            if (type.fields().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The value as JSON without blanks, its numbers with all their digits. */
    private static String json(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            int depth = 0;
            do {
                JsonToken token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                generator.copyCurrentEventExact(parser);
            } while (depth > 0 && parser.nextToken() != null);
        }
        return text.toString();
    }
}
