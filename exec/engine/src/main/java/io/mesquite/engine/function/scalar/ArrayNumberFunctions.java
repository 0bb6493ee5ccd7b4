package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.DOUBLE;

import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Sums and averages of arrays, and arrays made of several. */
final class ArrayNumberFunctions {
    private static final TypePattern ANY = TypePattern.any("T");
    private static final TypePattern OTHER = TypePattern.any("U");
    private static final TypePattern ARRAY = TypePattern.array(ANY);

    private ArrayNumberFunctions() {}

    static void addTo(FunctionTable table) {
        table.add(
                "array_sum",
                List.of(TypePattern.array(BIGINT)),
                SimpleType.BIGINT,
                "The sum of the elements that are not null, or null where there are none",
                (row, out) -> {
                    List<?> numbers = numbers(ArrayFunctions.array(row, 0));
                    long sum = 0;
                    for (Object number : numbers) {
                        long next = sum + (Long) number;
                        if (((sum ^ next) & ((Long) number ^ next)) < 0) {
                            throw Arguments.outOfRange(
                                    "array_sum does not fit into BIGINT; CAST the elements to DOUBLE");
                        }
                        sum = next;
                    }
                    out.setValue(numbers.isEmpty() ? null : sum);
                });
        table.add(
                "array_sum",
                List.of(TypePattern.array(DOUBLE)),
                SimpleType.DOUBLE,
                "The sum of the elements that are not null, or null where there are none",
                (row, out) -> {
                    List<?> numbers = numbers(ArrayFunctions.array(row, 0));
                    out.setValue(numbers.isEmpty() ? null : sum(numbers));
                });
        table.alias("array_sum", "list_sum");
        table.add(
                "array_average",
                List.of(TypePattern.array(DOUBLE)),
                SimpleType.DOUBLE,
                "The average of the elements that are not null, or null where there are none",
                (row, out) -> {
                    List<?> numbers = numbers(ArrayFunctions.array(row, 0));
                    out.setValue(numbers.isEmpty() ? null : sum(numbers) / numbers.size());
                });
        table.alias("array_average", "list_avg");
        table.add(
                "cosine_similarity",
                List.of(TypePattern.array(DOUBLE), TypePattern.array(DOUBLE)),
                SimpleType.DOUBLE,
                "The cosine of the angle between two vectors of one length; null where one is zero or has a null",
                (row, out) -> out.setValue(cosine(ArrayFunctions.array(row, 0), ArrayFunctions.array(row, 1))));
        table.add(
                "zip",
                List.of(ARRAY, TypePattern.array(OTHER)),
                new ReturnType(
                        "ARRAY(ROW(T, U))",
                        types -> new ArrayType(new RowType(List.of(field(types.get(0)), field(types.get(1)))))),
                "Rows of the elements of two arrays, pair by pair; null stands for what a shorter array lacks",
                RowFunction.strict((row, out) -> {
                    List<?> left = ArrayFunctions.array(row, 0);
                    List<?> right = ArrayFunctions.array(row, 1);
                    List<Object> pairs = new ArrayList<>();
                    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                        pairs.add(Arrays.asList(
                                i < left.size() ? left.get(i) : null, i < right.size() ? right.get(i) : null));
                    }
                    out.setValue(pairs);
                }));
        table.add(
                "ngrams",
                List.of(ARRAY, BIGINT),
                new ReturnType("ARRAY(ARRAY(T))", types -> new ArrayType(types.get(0))),
                "All runs of so many elements; the whole array where it has fewer",
                RowFunction.strict((row, out) -> out.setValue(ngrams(ArrayFunctions.array(row, 0), row.longValue(1)))));
        table.add(
                "trim_array",
                List.of(ARRAY, BIGINT),
                ReturnType.argument("ARRAY(T)", 0),
                "The array without so many elements at its end",
                RowFunction.strict((row, out) -> {
                    List<?> array = ArrayFunctions.array(row, 0);
                    long count = row.longValue(1);
                    if (count < 0 || count > array.size()) {
                        throw Arguments.invalid(
                                "trim_array can't take " + count + " elements off an array of " + array.size());
                    }
                    out.setValue(new ArrayList<Object>(array.subList(0, (int) (array.size() - count))));
                }));
    }

    private static RowType.Field field(Type array) {
        return new RowType.Field("", ((ArrayType) array).element());
    }

    private static List<?> numbers(List<?> elements) {
        return elements.stream().filter(Objects::nonNull).toList();
    }

    private static double sum(List<?> numbers) {
        double sum = 0;
        for (Object number : numbers) {
            sum += (Double) number;
        }
        return sum;
    }

    private static Double cosine(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            throw Arguments.invalid("cosine_similarity of vectors of " + left.size() + " and " + right.size()
                    + " numbers; both must have as many");
        }
        double product = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) == null || right.get(i) == null) {
                return null;
            }
            double a = (Double) left.get(i);
            double b = (Double) right.get(i);
            product += a * b;
            leftSquares += a * a;
            rightSquares += b * b;
        }
        double lengths = Math.sqrt(leftSquares) * Math.sqrt(rightSquares);
        return lengths == 0 ? null : (Double) (product / lengths);
    }

    private static List<Object> ngrams(List<?> array, long length) {
        if (length < 1) {
            throw Arguments.invalid("ngrams of " + length + " elements; at least 1 is needed");
        }
        List<Object> runs = new ArrayList<>();
        int size = (int) Math.min(length, array.size());
        for (int start = 0; start + size <= array.size() && (start == 0 || size > 0); start++) {
            runs.add(new ArrayList<Object>(array.subList(start, start + size)));
            if (size == 0) {
                break;
            }
        }
        return runs;
    }
}
