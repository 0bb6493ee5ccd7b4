package io.mesquite.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mesquite.files.text.TypeGuess;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Guesses the type of values seen so far. Values of one kind get its type: BOOLEAN, BIGINT, DECIMAL(38, 0), DOUBLE, VARCHAR
 * or a date or time where all texts are one, ARRAY, or ROW with the fields of all objects. Numbers of different kinds get the
 * wider type; other mixtures, and objects with very many fields, get JSON.
 */
final class JsonGuess {
    /** An object with more fields is a dictionary and no row. */
    private static final int MAX_FIELDS = 1000;

    private enum Kind {
        BOOLEAN,
        BIGINT,
        LARGE,
        DOUBLE,
        TEXT,
        ARRAY,
        OBJECT
    }

    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.BIGINT, Kind.LARGE, Kind.DOUBLE);
    private static final BigInteger LARGEST =
            BigInteger.TEN.pow(DecimalType.MAX_PRECISION).subtract(BigInteger.ONE);

    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final TypeGuess times = TypeGuess.ofTimes();
    private final Map<String, JsonGuess> fields = new LinkedHashMap<>();
    private JsonGuess element;

    /** Takes the value at which the parser is into account, and leaves the parser at its last token. */
    void add(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> kinds.add(Kind.BOOLEAN);
            case VALUE_NUMBER_INT -> kinds.add(integerKind(parser));
            case VALUE_NUMBER_FLOAT -> kinds.add(Kind.DOUBLE);
            case VALUE_STRING -> {
                kinds.add(Kind.TEXT);
                byte[] text = parser.getText().getBytes(StandardCharsets.UTF_8);
                times.add(text, 0, text.length);
            }
            case START_ARRAY -> {
                kinds.add(Kind.ARRAY);
                if (element == null) {
                    element = new JsonGuess();
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element.add(parser);
                }
            }
            case START_OBJECT -> addObject(parser);
            default -> {
                // a null fits every type
            }
        }
    }

    /** Takes an object into account, field by field. */
    void addObject(JsonParser parser) throws IOException {
        kinds.add(Kind.OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonGuess field = fields.computeIfAbsent(parser.currentName(), name -> new JsonGuess());
            parser.nextToken();
            field.add(parser);
        }
    }

    Map<String, JsonGuess> fields() {
        return fields;
    }

    /** UNKNOWN where only nulls were seen. */
    Type type() {
        if (kinds.isEmpty()) {
            return SimpleType.UNKNOWN;
        }
        if (NUMBERS.containsAll(kinds)) {
            return kinds.contains(Kind.DOUBLE)
                    ? SimpleType.DOUBLE
                    : kinds.contains(Kind.LARGE) ? new DecimalType(DecimalType.MAX_PRECISION, 0) : SimpleType.BIGINT;
        }
        if (kinds.size() > 1) {
            return SimpleType.JSON;
        }
        return switch (kinds.iterator().next()) {
            case BOOLEAN -> SimpleType.BOOLEAN;
            case TEXT -> times.type();
            case ARRAY -> new ArrayType(element.type());
            default -> fields.isEmpty() || fields.size() > MAX_FIELDS ? SimpleType.JSON : row();
        };
    }

    private RowType row() {
        return new RowType(fields.entrySet().stream()
                .map(field -> new RowType.Field(field.getKey(), field.getValue().type()))
                .toList());
    }

    private static Kind integerKind(JsonParser parser) throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Kind.BIGINT;
        }
        return parser.getBigIntegerValue().abs().compareTo(LARGEST) > 0 ? Kind.DOUBLE : Kind.LARGE;
    }
}
