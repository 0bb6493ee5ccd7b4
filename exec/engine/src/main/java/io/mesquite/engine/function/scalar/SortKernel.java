package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.LambdaFunction.LambdaBody;
import io.mesquite.engine.function.LambdaFunction.LambdaKernel;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * ARRAY_SORT by a lambda that compares: binary insertion, for the arrays of all rows side by side, so that each round compares one pair
 * of every array that is not sorted yet. Equal elements stay in their order.
 */
final class SortKernel implements LambdaKernel {
    @Override
    public Vector apply(Vector[] arguments, LambdaBody[] lambdas, int size) {
        ArrayVector arrays = NestedElements.dense(arguments[0]);
        int[] offsets = arrays.offsets();
        int[] order = new int[offsets[size]];
        Arrays.setAll(order, i -> i);
        // of each array: what comes next, and where between it belongs
        int[] next = new int[size];
        int[] low = new int[size];
        int[] high = new int[size];
        int[] rows = new int[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
            next[row] = offsets[row] + 1;
            low[row] = offsets[row];
            high[row] = next[row];
            if (next[row] < offsets[row + 1]) {
                rows[count++] = row;
            }
        }
        while (count > 0) {
            LongVector signs = compare(arrays.elements(), order, rows, count, next, low, high, lambdas[0]);
            int open = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int middle = low[row] + high[row] >>> 1;
                if (signs.isNull(i)) {
                    throw Arguments.invalid("array_sort was given a lambda that returns null for "
                            + arrays.elements().value(order[next[row]]) + " and "
                            + arrays.elements().value(order[middle])
                            + "; return a negative number, 0 or a positive one");
                }
                if (signs.values()[i] < 0) {
                    high[row] = middle;
                } else {
                    low[row] = middle + 1;
                }
                if (low[row] == high[row]) {
                    insert(order, next[row], low[row]);
                    next[row]++;
                    low[row] = offsets[row];
                    high[row] = next[row];
                }
                if (next[row] < offsets[row + 1]) {
                    rows[open++] = row;
                }
            }
            count = open;
        }
        return new ArrayVector(size, offsets, arrays.elements().gather(order, order.length), arrays.validity());
    }

    /** Of each row its next element with the one in the middle of where it may belong. */
    private static LongVector compare(
            Vector elements, int[] order, int[] rows, int count, int[] next, int[] low, int[] high, LambdaBody body) {
        int[] left = new int[count];
        int[] right = new int[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            left[i] = order[next[row]];
            right[i] = order[low[row] + high[row] >>> 1];
        }
        return (LongVector) body.apply(rows, count, elements.gather(left, count), elements.gather(right, count))
                .flatten();
    }

    private static void insert(int[] order, int from, int to) {
        int element = order[from];
        System.arraycopy(order, to, order, to + 1, from - to);
        order[to] = element;
    }
}
