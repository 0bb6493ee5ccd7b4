package io.mesquite.engine.aggregate;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Aggregates of the long tail, which look at all rows of a group at once. */
final class MoreCollections {
    private static final TypePattern ANY = TypePattern.any("T");
    private static final TypePattern OTHER = TypePattern.any("U");
    private static final TypePattern DOUBLE = TypePattern.of(SimpleType.DOUBLE);
    private static final TypePattern BIGINT = TypePattern.of(SimpleType.BIGINT);
    private static final ReturnType NUMBER = ReturnType.of(SimpleType.DOUBLE);

    private MoreCollections() {}

    static void addTo(List<FunctionDefinition> all) {
        add(
                all,
                "multimap_agg",
                List.of(ANY, OTHER),
                new ReturnType("MAP(T, ARRAY(U))", types -> new MapType(types.get(0), new ArrayType(types.get(1)))),
                "A map of each key to the array of its values",
                MoreCollections::multimap);
        add(
                all,
                "approx_most_frequent",
                List.of(BIGINT, ANY),
                new ReturnType("MAP(T, BIGINT)", types -> new MapType(types.get(1), SimpleType.BIGINT)),
                "So many of the most frequent values, and how often each occurs",
                MoreCollections::mostFrequent);
        add(all, "skewness", List.of(DOUBLE), NUMBER, "The skewness of a sample", rows -> skewness(numbers(rows)));
        add(
                all,
                "kurtosis",
                List.of(DOUBLE),
                NUMBER,
                "The excess kurtosis of a sample",
                rows -> kurtosis(numbers(rows)));
        add(all, "product", List.of(DOUBLE), NUMBER, "The product of all values that are not null", rows -> {
            double[] numbers = numbers(rows);
            double product = 1;
            for (double number : numbers) {
                product *= number;
            }
            return numbers.length == 0 ? null : product;
        });
        add(all, "geometric_mean", List.of(DOUBLE), NUMBER, "The nth root of the product of n values", rows -> {
            double[] numbers = numbers(rows);
            double logarithms = 0;
            for (double number : numbers) {
                logarithms += Math.log(number);
            }
            return numbers.length == 0 ? null : Math.exp(logarithms / numbers.length);
        });
        add(
                all,
                "entropy",
                List.of(ANY),
                NUMBER,
                "The entropy in bits of how often each value occurs",
                MoreCollections::entropy);
    }

    private static void add(
            List<FunctionDefinition> all,
            String name,
            List<TypePattern> parameters,
            ReturnType returned,
            String description,
            CollectingAccumulator.Finish finish) {
        CollectingFunctions.add(all, name, parameters, returned, description, finish);
    }

    private static Object multimap(List<Object[]> rows) {
        Map<Object, List<Object>> entries = new LinkedHashMap<>();
        for (Object[] row : rows) {
            if (row[0] != null) {
                entries.computeIfAbsent(row[0], key -> new ArrayList<>()).add(row[1]);
            }
        }
        return entries.isEmpty() ? null : entries;
    }

    /** The first arguments of the first so many rows by the second argument. */
    static Object by(List<Object[]> rows, boolean greatest) {
        long count = limit(rows.get(0)[2], greatest ? "max_by" : "min_by");
        Comparator<Object[]> order = (left, right) -> NativeOrder.compare(left[1], right[1]);
        List<Object> first = new ArrayList<>();
        rows.stream()
                .filter(row -> row[1] != null)
                .sorted(greatest ? order.reversed() : order)
                .limit(count)
                .forEach(row -> first.add(row[0]));
        return first.isEmpty() ? null : first;
    }

    private static Map<Object, Long> counts(List<Object[]> rows, int column) {
        Map<Object, Long> counts = new LinkedHashMap<>();
        for (Object[] row : rows) {
            if (row[column] != null) {
                counts.merge(row[column], 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Object mostFrequent(List<Object[]> rows) {
        long count = limit(rows.get(0)[0], "approx_most_frequent");
        Map<Object, Object> frequent = new LinkedHashMap<>();
        counts(rows, 1).entrySet().stream()
                .sorted(Map.Entry.<Object, Long>comparingByValue().reversed())
                .limit(count)
                .forEach(entry -> frequent.put(entry.getKey(), entry.getValue()));
        return frequent.isEmpty() ? null : frequent;
    }

    private static long limit(Object count, String function) {
        if (count == null || (Long) count < 1) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT, function + " of " + count + " values; at least 1 is needed");
        }
        return (Long) count;
    }

    private static Object entropy(List<Object[]> rows) {
        Map<Object, Long> counts = counts(rows, 0);
        double all = counts.values().stream().mapToLong(Long::longValue).sum();
        double entropy = 0;
        for (long count : counts.values()) {
            entropy -= count / all * Math.log(count / all) / Math.log(2);
        }
        return all == 0 ? 0.0 : Math.max(0.0, entropy);
    }

    private static double[] numbers(List<Object[]> rows) {
        return rows.stream()
                .filter(row -> row[0] != null)
                .mapToDouble(row -> (Double) row[0])
                .toArray();
    }

    /** The adjusted Fisher-Pearson coefficient; null for fewer than 3 values or where all are equal. */
    private static Object skewness(double[] numbers) {
        double n = numbers.length;
        double squares = moment(numbers, 2);
        if (n < 3 || squares == 0) {
            return null;
        }
        return Math.sqrt(n * (n - 1)) / (n - 2) * moment(numbers, 3) / Math.pow(squares, 1.5);
    }

    /** The estimator that is unbiased for a normal distribution; null for fewer than 4 values or where all are equal. */
    private static Object kurtosis(double[] numbers) {
        double n = numbers.length;
        double squares = moment(numbers, 2);
        if (n < 4 || squares == 0) {
            return null;
        }
        double population = moment(numbers, 4) / (squares * squares);
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * population - 3 * (n - 1));
    }

    private static double moment(double[] numbers, int power) {
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double sum = 0;
        for (double number : numbers) {
            sum += Math.pow(number - mean, power);
        }
        return sum / numbers.length;
    }
}
