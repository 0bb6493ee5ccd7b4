package io.mesquite.engine.expression;

import io.mesquite.engine.function.Kernel;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.Vector;

/** A kernel over the values of its arguments. Of constant arguments alone one value is computed. */
final class CallEvaluator implements Evaluator {
    private final Evaluator[] arguments;
    private final Kernel kernel;
    private final boolean deterministic;

    CallEvaluator(Evaluator[] arguments, Kernel kernel, boolean deterministic) {
        this.arguments = arguments;
        this.kernel = kernel;
        this.deterministic = deterministic;
    }

    @Override
    public Vector evaluate(Batch input) {
        int size = input.size();
        Vector[] values = new Vector[arguments.length];
        boolean constant = deterministic && size > 1 && values.length > 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].evaluate(input);
            constant &= values[i] instanceof ConstantVector;
        }
        if (!constant) {
            return kernel.apply(values, size);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = ((ConstantVector) values[i]).single();
        }
        return new ConstantVector(size, kernel.apply(values, 1).flatten());
    }
}
