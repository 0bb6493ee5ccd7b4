package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.LambdaFunction.LambdaBody;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions of maps that take lambdas. A body is computed for all entries of a batch at once. */
final class MapLambdas {
    private static final TypePattern KEY = TypePattern.any("K");
    private static final TypePattern VALUE = TypePattern.any("V");
    private static final TypePattern OTHER = TypePattern.any("W");
    private static final TypePattern RESULT = TypePattern.any("R");
    private static final TypePattern MAP = TypePattern.map(KEY, VALUE);

    private MapLambdas() {}

    static void addTo(FunctionTable table) {
        table.addTaking(
                "transform_keys",
                List.of(MAP, TypePattern.lambda(List.of(KEY, VALUE), RESULT)),
                new ReturnType(
                        "MAP(R, V)",
                        types -> new MapType(types.get(1), map(types.get(0)).value())),
                "The map with each key replaced by the lambda's result for key and value",
                (types, result) -> () -> MapLambdas::transformKeys);
        table.addTaking(
                "transform_values",
                List.of(MAP, TypePattern.lambda(List.of(KEY, VALUE), RESULT)),
                new ReturnType(
                        "MAP(K, R)", types -> new MapType(map(types.get(0)).key(), types.get(1))),
                "The map with each value replaced by the lambda's result for key and value",
                (types, result) -> () -> MapLambdas::transformValues);
        table.addTaking(
                "map_filter",
                List.of(MAP, TypePattern.lambda(List.of(KEY, VALUE), TypePattern.of(SimpleType.BOOLEAN))),
                ReturnType.argument("MAP(K, V)", 0),
                "The entries for whose key and value the lambda is true",
                (types, result) -> () -> MapLambdas::filter);
        table.addTaking(
                "map_zip_with",
                List.of(MAP, TypePattern.map(KEY, OTHER), TypePattern.lambda(List.of(KEY, VALUE, OTHER), RESULT)),
                new ReturnType(
                        "MAP(K, R)", types -> new MapType(map(types.get(0)).key(), types.get(2))),
                "The results of the lambda for each key of either map and its values in both; null stands for a value that is not there",
                (types, result) -> () -> (arguments, lambdas, size) -> zipWith(arguments, lambdas[0], size, types));
    }

    private static MapType map(Type type) {
        return (MapType) type;
    }

    private static Vector entries(MapVector maps, LambdaBody lambda, int size) {
        int[] rows = NestedElements.rows(maps.offsets(), size);
        return lambda.apply(rows, rows.length, maps.keys(), maps.values()).flatten();
    }

    private static Vector transformKeys(Vector[] arguments, LambdaBody[] lambdas, int size) {
        MapVector maps = NestedElements.denseMaps(arguments[0]);
        Vector keys = entries(maps, lambdas[0], size);
        for (int row = 0; row < size; row++) {
            Set<Object> seen = new HashSet<>();
            for (int i = maps.offsets()[row]; i < maps.offsets()[row + 1]; i++) {
                if (keys.isNull(i)) {
                    throw Arguments.invalid("transform_keys was given a lambda that returns null for the key "
                            + maps.keys().value(i) + "; a key can't be null");
                }
                if (!seen.add(keys.value(i))) {
                    throw Arguments.invalid("transform_keys was given a lambda that returns the key " + keys.value(i)
                            + " twice for one map; make the keys distinct");
                }
            }
        }
        return new MapVector(size, maps.offsets(), keys, maps.values(), maps.validity());
    }

    private static Vector transformValues(Vector[] arguments, LambdaBody[] lambdas, int size) {
        MapVector maps = NestedElements.denseMaps(arguments[0]);
        return new MapVector(size, maps.offsets(), maps.keys(), entries(maps, lambdas[0], size), maps.validity());
    }

    private static Vector filter(Vector[] arguments, LambdaBody[] lambdas, int size) {
        MapVector maps = NestedElements.denseMaps(arguments[0]);
        BooleanVector chosen = (BooleanVector) entries(maps, lambdas[0], size);
        int[] offsets = maps.offsets();
        int[] positions = new int[offsets[size]];
        int[] chosenOffsets = new int[size + 1];
        int count = 0;
        for (int row = 0; row < size; row++) {
            for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                if (chosen.values()[i] && !chosen.isNull(i)) {
                    positions[count++] = i;
                }
            }
            chosenOffsets[row + 1] = count;
        }
        return new MapVector(
                size,
                chosenOffsets,
                maps.keys().gather(positions, count),
                maps.values().gather(positions, count),
                maps.validity());
    }

    private static Vector zipWith(Vector[] arguments, LambdaBody lambda, int size, List<Type> types) {
        long[] validity = Validity.and(arguments[0].validity(), arguments[1].validity(), size);
        MapVector left = NestedElements.denseMaps(arguments[0]);
        MapVector right = NestedElements.denseMaps(arguments[1]);
        int[] offsets = new int[size + 1];
        List<int[]> pairs = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (Validity.isValid(validity, row)) {
                Map<Object, int[]> byKey = new LinkedHashMap<>();
                for (int i = left.offsets()[row]; i < left.offsets()[row + 1]; i++) {
                    byKey.put(left.keys().value(i), new int[] {i, -1});
                }
                for (int i = right.offsets()[row]; i < right.offsets()[row + 1]; i++) {
                    byKey.computeIfAbsent(right.keys().value(i), key -> new int[] {-1, -1})[1] = i;
                }
                pairs.addAll(byKey.values());
            }
            offsets[row + 1] = pairs.size();
        }
        int count = pairs.size();
        int[] lefts = pairs.stream().mapToInt(pair -> pair[0]).toArray();
        int[] rights = pairs.stream().mapToInt(pair -> pair[1]).toArray();
        Vector keys = keys(left, right, lefts, rights, map(types.get(0)).key());
        Vector results = lambda.apply(
                NestedElements.rows(offsets, size),
                count,
                keys,
                NestedElements.gatherOrNull(
                        left.values(), lefts, count, map(types.get(0)).value()),
                NestedElements.gatherOrNull(
                        right.values(), rights, count, map(types.get(1)).value()));
        return new MapVector(size, offsets, keys, results.flatten(), validity);
    }

    private static Vector keys(MapVector left, MapVector right, int[] lefts, int[] rights, Type type) {
        List<Object> keys = new ArrayList<>(lefts.length);
        for (int i = 0; i < lefts.length; i++) {
            keys.add(lefts[i] >= 0 ? left.keys().value(lefts[i]) : right.keys().value(rights[i]));
        }
        return Vectors.of(type, keys);
    }
}
