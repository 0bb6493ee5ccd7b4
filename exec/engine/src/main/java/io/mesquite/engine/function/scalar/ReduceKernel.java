package io.mesquite.engine.function.scalar;

import io.mesquite.engine.expression.Merger;
import io.mesquite.engine.function.LambdaFunction.LambdaBody;
import io.mesquite.engine.function.LambdaFunction.LambdaKernel;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.stream.IntStream;

/**
 * REDUCE, for the arrays of all rows side by side: the first elements of all arrays, then the second elements of those that have one,
 * and so on. An array that has no more elements leaves its state.
 */
final class ReduceKernel implements LambdaKernel {
    private final Merger last;

    ReduceKernel(Type state) {
        this.last = new Merger(state);
    }

    @Override
    public Vector apply(Vector[] arguments, LambdaBody[] lambdas, int size) {
        ArrayVector arrays = NestedElements.dense(arguments[0]);
        int[] offsets = arrays.offsets();
        int[] rows = IntStream.range(0, size).toArray();
        int count = size;
        Vector states = arguments[1];
        last.start(size);
        for (int step = 0; count > 0; step++) {
            int[] ended = new int[count];
            int[] going = new int[count];
            int endedCount = 0;
            int goingCount = 0;
            for (int i = 0; i < count; i++) {
                if (offsets[rows[i]] + step < offsets[rows[i] + 1]) {
                    going[goingCount++] = i;
                } else {
                    ended[endedCount++] = i;
                }
            }
            if (endedCount > 0) {
                last.put(states.gather(ended, endedCount), at(rows, ended, endedCount), endedCount);
            }
            if (goingCount > 0) {
                rows = at(rows, going, goingCount);
                int[] elements = new int[goingCount];
                for (int i = 0; i < goingCount; i++) {
                    elements[i] = offsets[rows[i]] + step;
                }
                // a copy of its own: the body may give out its arguments, and overwrites what it gave out before
                states = lambdas[0]
                        .apply(
                                rows,
                                goingCount,
                                states.gather(going, goingCount),
                                arrays.elements().gather(elements, goingCount))
                        .flatten();
            }
            count = goingCount;
        }
        Vector results = lambdas[1].apply(IntStream.range(0, size).toArray(), size, last.finish());
        return Validity.nullCount(arrays.validity() == null ? Validity.allValid(size) : arrays.validity(), size) == 0
                ? results
                : Vectors.withNulls(results, arrays.validity());
    }

    private static int[] at(int[] values, int[] positions, int count) {
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = values[positions[i]];
        }
        return chosen;
    }
}
