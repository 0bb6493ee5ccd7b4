package io.mesquite.engine.function;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;
import java.util.List;
import java.util.function.Supplier;

/** Runs a scalar function that takes lambdas. Thread-safe. */
@FunctionalInterface
public interface LambdaFunction extends FunctionImplementation {
    /**
     * Kernels for a call; each lane takes its own.
     *
     * @param argumentTypes of all arguments; of a lambda the type of its body
     */
    Supplier<LambdaKernel> prepare(List<Type> argumentTypes, Type returnType);

    /** Computes one call over vectors. Keeps scratch arrays, so each lane has its own. */
    @FunctionalInterface
    interface LambdaKernel {
        /**
         * @param arguments the arguments that are no lambdas, in their order, flat and of {@code size} values each
         * @param lambdas the lambdas, in their order
         * @return {@code size} values, borrowed until the next call
         */
        Vector apply(Vector[] arguments, LambdaBody[] lambdas, int size);
    }

    /** The body of a lambda, ready to be computed for the elements of many rows at once. */
    @FunctionalInterface
    interface LambdaBody {
        /**
         * @param rows for each of the {@code count} elements the row of the batch that it belongs to, whose columns the body sees
         * @param parameters one vector a parameter, of {@code count} values each
         * @return {@code count} values, borrowed until the next call
         */
        Vector apply(int[] rows, int count, Vector... parameters);
    }
}
