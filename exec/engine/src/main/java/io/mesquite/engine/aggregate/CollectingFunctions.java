package io.mesquite.engine.aggregate;

import io.mesquite.engine.aggregate.CollectingAccumulator.Finish;
import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.VarcharType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions of whole values: arrays, maps, texts, percentiles, the most frequent value, the value of another's extreme. */
final class CollectingFunctions {
    private static final TypePattern ANY = TypePattern.any("T");
    private static final TypePattern OTHER = TypePattern.any("U");
    private static final TypePattern DOUBLE = TypePattern.of(SimpleType.DOUBLE);
    private static final TypePattern TEXT = TypePattern.of(VarcharType.UNBOUNDED);
    private static final ReturnType SAME = ReturnType.argument("T", 0);

    private CollectingFunctions() {}

    static List<FunctionDefinition> definitions() {
        List<FunctionDefinition> all = new ArrayList<>();
        addCollections(all);
        addPercentiles(all);
        addBy(all);
        MoreCollections.addTo(all);
        ReturnType bigint = ReturnType.of(SimpleType.BIGINT);
        all.add(FunctionDefinition.aggregate(
                "approx_distinct",
                List.of(ANY),
                bigint,
                Optional.of(ReturnType.of(SimpleType.VARBINARY)),
                "About how many different values there are",
                (AccumulatorFactory) (arguments, intermediate, result) -> new DistinctSketchAccumulator()));
        return all;
    }

    private static void addCollections(List<FunctionDefinition> all) {
        ReturnType array = new ReturnType("ARRAY(T)", arguments -> new ArrayType(arguments.get(0)));
        add(all, "array_agg", List.of(ANY), array, "All values, nulls included", null);
        ReturnType text = ReturnType.of(VarcharType.UNBOUNDED);
        for (String name : List.of("listagg", "string_agg")) {
            add(
                    all,
                    name,
                    List.of(TEXT, TEXT),
                    text,
                    "All texts, with a separator between them",
                    CollectingFunctions::join);
        }
        ReturnType map = new ReturnType("MAP(T, U)", types -> new MapType(types.get(0), types.get(1)));
        add(all, "map_agg", List.of(ANY, OTHER), map, "A map of keys to values; of equal keys the first", rows -> {
            Map<Object, Object> entries = new LinkedHashMap<>();
            rows.stream().filter(row -> row[0] != null).forEach(row -> entries.putIfAbsent(row[0], row[1]));
            return entries;
        });
        ReturnType counts = new ReturnType("MAP(T, BIGINT)", types -> new MapType(types.get(0), SimpleType.BIGINT));
        add(all, "histogram", List.of(ANY), counts, "How often each value occurs", CollectingFunctions::counts);
        add(
                all,
                "mode",
                List.of(ANY),
                SAME,
                "The most frequent value; of several the first",
                rows -> counts(rows).entrySet().stream()
                        .reduce((left, right) -> (Long) right.getValue() > (Long) left.getValue() ? right : left)
                        .map(Map.Entry::getKey)
                        .orElse(null));
    }

    private static Map<Object, Object> counts(List<Object[]> rows) {
        Map<Object, Object> counts = new LinkedHashMap<>();
        for (Object[] row : rows) {
            if (row[0] != null) {
                counts.merge(row[0], 1L, (count, one) -> (Long) count + 1);
            }
        }
        return counts;
    }

    private static Object join(List<Object[]> rows) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        boolean any = false;
        for (Object[] row : rows) {
            if (row[0] != null) {
                if (any && row[1] != null) {
                    joined.writeBytes(((Bytes) row[1]).array());
                }
                joined.writeBytes(((Bytes) row[0]).array());
                any = true;
            }
        }
        return any ? new Bytes(joined.toByteArray()) : null;
    }

    private static void addPercentiles(List<FunctionDefinition> all) {
        ReturnType doubles = ReturnType.of(SimpleType.DOUBLE);
        add(
                all,
                "median",
                List.of(DOUBLE),
                doubles,
                "The middle value, or the mean of the two",
                rows -> interpolate(sorted(rows), 0.5));
        add(
                all,
                "quantile_cont",
                List.of(DOUBLE, DOUBLE),
                doubles,
                "The value at a fraction, interpolated",
                rows -> interpolate(sorted(rows), fraction(rows)));
        for (String name : List.of("approx_percentile", "quantile_disc")) {
            add(all, name, List.of(ANY, DOUBLE), SAME, "The value at a fraction of the sorted values", rows -> {
                List<Object> values = sorted(rows);
                int rank = (int) Math.ceil(fraction(rows) * values.size());
                return values.isEmpty() ? null : values.get(Math.max(rank, 1) - 1);
            });
        }
    }

    private static List<Object> sorted(List<Object[]> rows) {
        List<Object> values = new ArrayList<>();
        rows.stream().filter(row -> row[0] != null).forEach(row -> values.add(row[0]));
        values.sort(NativeOrder::compare);
        return values;
    }

    private static double fraction(List<Object[]> rows) {
        Object fraction = rows.get(0)[1];
        if (fraction == null || !((Double) fraction >= 0 && (Double) fraction <= 1)) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A percentile's fraction must be from 0 to 1, and not " + fraction + "; 0.5 is the median");
        }
        return (Double) fraction;
    }

    private static Object interpolate(List<Object> values, double fraction) {
        if (values.isEmpty()) {
            return null;
        }
        double rank = fraction * (values.size() - 1);
        double below = (Double) values.get((int) Math.floor(rank));
        double above = (Double) values.get((int) Math.ceil(rank));
        return below == above ? below : below + (above - below) * (rank - Math.floor(rank));
    }

    private static void addBy(List<FunctionDefinition> all) {
        ReturnType state = new ReturnType(
                "ROW(T, U)",
                types -> new RowType(
                        List.of(new RowType.Field("value", types.get(0)), new RowType.Field("by", types.get(1)))));
        for (boolean greatest : List.of(false, true)) {
            for (String name : greatest ? List.of("max_by", "arg_max") : List.of("min_by", "arg_min")) {
                AccumulatorFactory factory = by(greatest);
                String description =
                        "The first argument of the row where the second is " + (greatest ? "greatest" : "least");
                all.add(FunctionDefinition.aggregate(
                        name, List.of(ANY, OTHER), SAME, Optional.of(state), description, factory));
                all.add(FunctionDefinition.aggregate(
                        name,
                        List.of(ANY, OTHER, TypePattern.of(SimpleType.BIGINT)),
                        new ReturnType("ARRAY(T)", types -> new ArrayType(types.get(0))),
                        Optional.empty(),
                        description + "; the first so many rows where there is a third",
                        factory));
            }
        }
    }

    private static AccumulatorFactory by(boolean greatest) {
        return (arguments, intermediate, result) -> {
            if (arguments.size() > 2) {
                return new CollectingAccumulator(arguments, result, rows -> MoreCollections.by(rows, greatest));
            }
            List<RowType.Field> fields = ((RowType) intermediate).fields();
            return new ByAccumulator(fields.get(0).type(), fields.get(1).type(), greatest);
        };
    }

    static void add(
            List<FunctionDefinition> all,
            String name,
            List<TypePattern> parameters,
            ReturnType returned,
            String description,
            Finish finish) {
        all.add(FunctionDefinition.aggregate(
                name, parameters, returned, Optional.empty(), description, (AccumulatorFactory)
                        (arguments, intermediate, result) -> new CollectingAccumulator(arguments, result, finish)));
    }
}
