package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.BOOLEAN;
import static io.mesquite.engine.function.scalar.FunctionTable.DOUBLE;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions of whole JSON texts, and the operators {@code ->} and {@code ->>}. */
final class JsonValueFunctions {
    private JsonValueFunctions() {}

    static void addTo(FunctionTable table) {
        String canonical =
                "The JSON without blanks and with members sorted by name, so that equal values are equal texts";
        table.add(
                "json_parse",
                List.of(VARCHAR),
                TEXT,
                canonical,
                (row, out) -> out.set(JsonTree.text(JsonTree.parse("json_parse", row.text(0)))));
        table.alias("json_parse", "json_format");
        table.add(
                "is_json_scalar",
                List.of(VARCHAR),
                SimpleType.BOOLEAN,
                "Whether the JSON is a text, a number, a boolean or null",
                (row, out) -> {
                    Object value = JsonTree.parse("is_json_scalar", row.text(0));
                    out.set(!(value instanceof Map) && !(value instanceof List));
                });
        table.add(
                "json_size",
                List.of(VARCHAR),
                SimpleType.BIGINT,
                "The number of members of an object or elements of an array; 0 for other values",
                (row, out) -> {
                    Object value = JsonTree.parse("json_size", row.text(0));
                    out.set((long)
                            (value instanceof Map<?, ?> map ? map.size() : value instanceof List<?> l ? l.size() : 0));
                });
        table.add(
                "json_typeof",
                List.of(VARCHAR),
                TEXT,
                "What the JSON is: object, array, string, number, boolean or null",
                (row, out) -> out.set(kind(JsonTree.parse("json_typeof", row.text(0)))));
        addMembership(table);
        addMembers(table);
    }

    private static void addMembership(FunctionTable table) {
        String description = "Whether the JSON array has the value; null where it is no array";
        table.add(
                "json_array_contains",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BOOLEAN,
                description,
                (row, out) -> out.setValue(contains(row.text(0), row.text(1))));
        table.add(
                "json_array_contains",
                List.of(VARCHAR, BOOLEAN),
                SimpleType.BOOLEAN,
                description,
                (row, out) -> out.setValue(contains(row.text(0), row.booleanValue(1))));
        table.add(
                "json_array_contains",
                List.of(VARCHAR, BIGINT),
                SimpleType.BOOLEAN,
                description,
                (row, out) -> out.setValue(contains(row.text(0), BigDecimal.valueOf(row.longValue(1)))));
        table.add(
                "json_array_contains",
                List.of(VARCHAR, DOUBLE),
                SimpleType.BOOLEAN,
                description,
                (row, out) -> out.setValue(contains(row.text(0), BigDecimal.valueOf(row.doubleValue(1)))));
    }

    private static Boolean contains(String json, Object wanted) {
        if (!(JsonTree.parse("json_array_contains", json) instanceof List<?> elements)) {
            return null;
        }
        return elements.stream()
                .anyMatch(element -> element instanceof JsonTree.Number number && wanted instanceof BigDecimal decimal
                        ? new BigDecimal(number.text()).compareTo(decimal) == 0
                        : element.equals(wanted));
    }

    private static void addMembers(FunctionTable table) {
        String member = "The member of a JSON object by its name, or what a path that begins with $ finds, ";
        String element = "The element of a JSON array by its index from 0, or from the end where negative, ";
        for (boolean asText : List.of(false, true)) {
            String name = asText ? "json_get_text" : "json_get";
            String form = asText ? "as text: what ->> gives" : "as JSON: what -> gives";
            table.add(name, List.of(VARCHAR, VARCHAR), TEXT, member + form, (row, out) -> {
                String key = row.text(1);
                out.setValue(asText(member(name, row.text(0), key), asText));
            });
            table.add(
                    name,
                    List.of(VARCHAR, BIGINT),
                    TEXT,
                    element + form,
                    (row, out) -> out.setValue(asText(element(name, row.text(0), row.longValue(1)), asText)));
        }
        table.add(
                "json_array_get",
                List.of(VARCHAR, BIGINT),
                TEXT,
                "The element of a JSON array by its index from 0, or from the end where negative, as JSON",
                (row, out) -> out.setValue(asText(element("json_array_get", row.text(0), row.longValue(1)), false)));
    }

    private static Optional<Object> member(String function, String json, String key) {
        Object value = JsonTree.parse(function, json);
        if (key.startsWith("$")) {
            return JsonPath.of(key).find(value);
        }
        return value instanceof Map<?, ?> members ? Optional.ofNullable(members.get(key)) : Optional.empty();
    }

    private static Optional<Object> element(String function, String json, long index) {
        if (!(JsonTree.parse(function, json) instanceof List<?> elements)) {
            return Optional.empty();
        }
        long at = index < 0 ? elements.size() + index : index;
        return at >= 0 && at < elements.size() ? Optional.of(elements.get((int) at)) : Optional.empty();
    }

    private static Object asText(Optional<Object> found, boolean plain) {
        if (found.isEmpty() || plain && found.get() == JsonTree.NULL) {
            return null;
        }
        Object value = found.get();
        return Bytes.utf8(plain && value instanceof String text ? text : JsonTree.text(value));
    }

    private static String kind(Object value) {
        if (value instanceof Map) {
            return "object";
        } else if (value instanceof List) {
            return "array";
        } else if (value instanceof String) {
            return "string";
        } else if (value instanceof JsonTree.Number) {
            return "number";
        }
        return value instanceof Boolean ? "boolean" : "null";
    }
}
