package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.Row;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions of maps. A map keeps its entries in the order in which they were given. */
final class MapFunctions {
    private static final TypePattern KEY = TypePattern.any("K");
    private static final TypePattern VALUE = TypePattern.any("V");
    private static final TypePattern MAP = TypePattern.map(KEY, VALUE);
    private static final ReturnType OF_VALUE =
            new ReturnType("V", arguments -> type(arguments.get(0)).value());

    private MapFunctions() {}

    private static MapType type(io.mesquite.spi.type.Type type) {
        return (MapType) type;
    }

    private static Map<?, ?> map(Row row, int argument) {
        return (Map<?, ?>) row.value(argument);
    }

    static void addTo(FunctionTable table) {
        ReturnType made = new ReturnType(
                "MAP(K, V)",
                arguments -> new MapType(
                        ((ArrayType) arguments.get(0)).element(), ((ArrayType) arguments.get(1)).element()));
        strict(
                table,
                "map",
                List.of(TypePattern.array(KEY), TypePattern.array(VALUE)),
                made,
                "The map of an array of keys and an array of their values",
                (row, out) -> out.setValue(make(ArrayFunctions.array(row, 0), ArrayFunctions.array(row, 1))));
        table.alias("map", "map_from_arrays");
        table.add(
                "cardinality",
                List.of(MAP),
                SimpleType.BIGINT,
                "The number of entries",
                (row, out) -> out.set((long) map(row, 0).size()));
        strict(
                table,
                "element_at",
                List.of(MAP, KEY),
                OF_VALUE,
                "The value of a key, or null where the map does not have it",
                (row, out) -> out.setValue(map(row, 0).get(row.value(1))));
        table.add(
                "map_contains_key",
                List.of(MAP, KEY),
                SimpleType.BOOLEAN,
                "Whether the map has the key",
                (row, out) -> out.set(map(row, 0).containsKey(row.value(1))));
        addParts(table);
    }

    private static void addParts(FunctionTable table) {
        ReturnType keys = new ReturnType(
                "ARRAY(K)", arguments -> new ArrayType(type(arguments.get(0)).key()));
        strict(
                table,
                "map_keys",
                List.of(MAP),
                keys,
                "The keys",
                (row, out) -> out.setValue(new ArrayList<Object>(map(row, 0).keySet())));
        ReturnType values = new ReturnType(
                "ARRAY(V)", arguments -> new ArrayType(type(arguments.get(0)).value()));
        strict(
                table,
                "map_values",
                List.of(MAP),
                values,
                "The values",
                (row, out) -> out.setValue(new ArrayList<Object>(map(row, 0).values())));
        ReturnType entries = new ReturnType(
                "ARRAY(ROW(key K, value V))",
                arguments -> new ArrayType(new RowType(List.of(
                        new RowType.Field("key", type(arguments.get(0)).key()),
                        new RowType.Field("value", type(arguments.get(0)).value())))));
        strict(table, "map_entries", List.of(MAP), entries, "The entries as rows of key and value", (row, out) -> {
            List<Object> rows = new ArrayList<>();
            map(row, 0).forEach((key, value) -> rows.add(Arrays.asList(key, value)));
            out.setValue(rows);
        });
        RowFunction concat = (row, out) -> {
            Map<Object, Object> all = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                all.putAll(map(row, i));
            }
            out.setValue(all);
        };
        table.add(FunctionDefinition.scalar(
                        "map_concat",
                        List.of(MAP),
                        ReturnType.argument("MAP(K, V)", 0),
                        "The entries of all the maps; of one key the last value",
                        RowFunction.strict(concat))
                .withVariableArguments());
    }

    private static Map<Object, Object> make(List<?> keys, List<?> values) {
        if (keys.size() != values.size()) {
            throw Arguments.invalid(
                    "map of " + keys.size() + " keys and " + values.size() + " values: there must be as many of both");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Object key = keys.get(i);
            if (key == null) {
                throw Arguments.invalid("map has a key of null at place " + (i + 1) + "; leave that entry out");
            }
            if (map.containsKey(key)) {
                throw Arguments.invalid("map has the key " + key + " twice; make the keys distinct");
            }
            map.put(key, values.get(i));
        }
        return map;
    }

    private static void strict(
            FunctionTable table,
            String name,
            List<TypePattern> parameters,
            ReturnType type,
            String description,
            RowFunction function) {
        table.add(name, parameters, type, description, RowFunction.strict(function));
    }
}
