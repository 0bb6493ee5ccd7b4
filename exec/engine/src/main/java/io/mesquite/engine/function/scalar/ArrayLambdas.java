package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.LambdaFunction;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.List;

/** Functions of arrays that take lambdas. A body is computed for all elements of a batch at once. */
final class ArrayLambdas {
    private static final TypePattern ELEMENT = TypePattern.any("T");
    private static final TypePattern OTHER = TypePattern.any("U");
    private static final TypePattern RESULT = TypePattern.any("R");
    private static final TypePattern STATE = TypePattern.any("S");
    private static final TypePattern ARRAY = TypePattern.array(ELEMENT);
    private static final TypePattern BOOLEAN = TypePattern.of(SimpleType.BOOLEAN);
    private static final TypePattern PREDICATE = TypePattern.lambda(List.of(ELEMENT), BOOLEAN);
    private static final ReturnType TRUTH = ReturnType.of(SimpleType.BOOLEAN);

    private ArrayLambdas() {}

    static void addTo(FunctionTable table) {
        table.addTaking(
                "transform",
                List.of(ARRAY, TypePattern.lambda(List.of(ELEMENT), RESULT)),
                new ReturnType("ARRAY(R)", types -> new ArrayType(types.get(1))),
                "The results of the lambda for each element",
                (types, result) -> () -> ArrayLambdas::transform);
        table.alias("transform", "list_transform", "array_transform");
        table.addTaking(
                "filter",
                List.of(ARRAY, PREDICATE),
                ReturnType.argument("ARRAY(T)", 0),
                "The elements for which the lambda is true",
                (types, result) -> () -> ArrayLambdas::filter);
        table.alias("filter", "list_filter", "array_filter");
        matches(table, "any_match", "Whether the lambda is true for an element", true, true);
        matches(table, "all_match", "Whether the lambda is true for all elements", false, false);
        matches(table, "none_match", "Whether the lambda is true for no element", true, false);
        table.addTaking(
                "find_first",
                List.of(ARRAY, PREDICATE),
                new ReturnType("T", types -> ((ArrayType) types.get(0)).element()),
                "The first element for which the lambda is true, or null",
                (types, result) ->
                        () -> (arguments, lambdas, size) -> findFirst(arguments[0], lambdas[0], size, result));
        table.addTaking(
                "zip_with",
                List.of(ARRAY, TypePattern.array(OTHER), TypePattern.lambda(List.of(ELEMENT, OTHER), RESULT)),
                new ReturnType("ARRAY(R)", types -> new ArrayType(types.get(2))),
                "The results of the lambda for the elements of two arrays, pair by pair; null stands for what a shorter array lacks",
                (types, result) -> () -> (arguments, lambdas, size) -> zipWith(arguments, lambdas[0], size, types));
        table.addTaking(
                "reduce",
                List.of(
                        ARRAY,
                        STATE,
                        TypePattern.lambda(List.of(STATE, ELEMENT), STATE),
                        TypePattern.lambda(List.of(STATE), RESULT)),
                new ReturnType("R", types -> types.get(3)),
                "What the first lambda makes of a state, which starts as the second argument, and each element in turn; the last lambda"
                        + " makes the result of the last state",
                (types, result) -> () -> new ReduceKernel(types.get(1)));
        table.addTaking(
                "array_sort",
                List.of(ARRAY, TypePattern.lambda(List.of(ELEMENT, ELEMENT), FunctionTable.BIGINT)),
                ReturnType.argument("ARRAY(T)", 0),
                "The elements in the order of a lambda that is negative, 0 or positive where its first argument comes before, with or"
                        + " after its second",
                (types, result) -> () -> new SortKernel());
    }

    private static Vector transform(Vector[] arguments, LambdaFunction.LambdaBody[] lambdas, int size) {
        ArrayVector arrays = NestedElements.dense(arguments[0]);
        int[] rows = NestedElements.rows(arrays.offsets(), size);
        Vector results = lambdas[0].apply(rows, rows.length, arrays.elements());
        return new ArrayVector(size, arrays.offsets(), results.flatten(), arrays.validity());
    }

    private static Vector filter(Vector[] arguments, LambdaFunction.LambdaBody[] lambdas, int size) {
        ArrayVector arrays = NestedElements.dense(arguments[0]);
        int[] offsets = arrays.offsets();
        int[] rows = NestedElements.rows(offsets, size);
        BooleanVector chosen = truths(lambdas[0], rows, arrays.elements());
        int[] positions = new int[rows.length];
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
        Vector elements = arrays.elements().gather(positions, count);
        return new ArrayVector(size, chosenOffsets, elements, arrays.validity());
    }

    private static BooleanVector truths(LambdaFunction.LambdaBody lambda, int[] rows, Vector elements) {
        return (BooleanVector) lambda.apply(rows, rows.length, elements).flatten();
    }

    /**
     * Looks for an element where the lambda is {@code wanted}; one there is the answer {@code found}. Where there is none, but a null,
     * the answer is null.
     */
    private static void matches(FunctionTable table, String name, String description, boolean wanted, boolean found) {
        LambdaFunction function = (types, result) -> () -> (arguments, lambdas, size) -> {
            ArrayVector arrays = NestedElements.dense(arguments[0]);
            int[] offsets = arrays.offsets();
            BooleanVector truths = truths(lambdas[0], NestedElements.rows(offsets, size), arrays.elements());
            boolean[] answers = new boolean[size];
            long[] validity = arrays.validity() == null ? null : Validity.copy(arrays.validity(), size);
            for (int row = 0; row < size; row++) {
                boolean isFound = false;
                boolean isUnknown = false;
                for (int i = offsets[row]; i < offsets[row + 1] && !isFound; i++) {
                    boolean isNull = truths.isNull(i);
                    isUnknown |= isNull;
                    isFound = !isNull && truths.values()[i] == wanted;
                }
                answers[row] = isFound == found;
                if (isUnknown && !isFound) {
                    validity = validity == null ? Validity.allValid(size) : validity;
                    Validity.setNull(validity, row);
                }
            }
            return new BooleanVector(size, answers, validity);
        };
        table.addTaking(name, List.of(ARRAY, PREDICATE), TRUTH, description, function);
    }

    private static Vector findFirst(Vector argument, LambdaFunction.LambdaBody lambda, int size, Type type) {
        ArrayVector arrays = NestedElements.dense(argument);
        int[] offsets = arrays.offsets();
        BooleanVector truths = truths(lambda, NestedElements.rows(offsets, size), arrays.elements());
        int[] positions = new int[size];
        for (int row = 0; row < size; row++) {
            int i = offsets[row];
            while (i < offsets[row + 1] && (truths.isNull(i) || !truths.values()[i])) {
                i++;
            }
            positions[row] = i < offsets[row + 1] ? i : -1;
        }
        return NestedElements.gatherOrNull(arrays.elements(), positions, size, type);
    }

    private static Vector zipWith(Vector[] arguments, LambdaFunction.LambdaBody lambda, int size, List<Type> types) {
        long[] validity = Validity.and(arguments[0].validity(), arguments[1].validity(), size);
        ArrayVector left = NestedElements.dense(arguments[0]);
        ArrayVector right = NestedElements.dense(arguments[1]);
        int[] offsets = new int[size + 1];
        for (int row = 0; row < size; row++) {
            int length = Math.max(
                    left.offsets()[row + 1] - left.offsets()[row], right.offsets()[row + 1] - right.offsets()[row]);
            offsets[row + 1] = Math.addExact(offsets[row], Validity.isValid(validity, row) ? length : 0);
        }
        int[] rows = NestedElements.rows(offsets, size);
        Vector results = lambda.apply(
                rows,
                rows.length,
                padded(left, offsets, rows, ((ArrayType) types.get(0)).element()),
                padded(right, offsets, rows, ((ArrayType) types.get(1)).element()));
        return new ArrayVector(size, offsets, results.flatten(), validity);
    }

    private static Vector padded(ArrayVector arrays, int[] offsets, int[] rows, Type element) {
        int[] positions = new int[rows.length];
        Arrays.setAll(positions, i -> {
            int position = arrays.offsets()[rows[i]] + i - offsets[rows[i]];
            return position < arrays.offsets()[rows[i] + 1] ? position : -1;
        });
        return NestedElements.gatherOrNull(arrays.elements(), positions, rows.length, element);
    }
}
