package io.mesquite.engine.expression;

import io.mesquite.spi.error.ErrorType;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;

/**
 * A form whose arguments are cheap: they are computed for all rows, needed or not. Where that fails, perhaps for a row that
 * does not need it, the batch and all after it are computed lazily.
 */
final class SpeculativeEvaluator implements Evaluator {
    private final Evaluator eager;
    private final Evaluator lazy;
    private boolean failed;

    SpeculativeEvaluator(Evaluator eager, Evaluator lazy) {
        this.eager = eager;
        this.lazy = lazy;
    }

    @Override
    public Vector evaluate(Batch input) {
        if (!failed) {
            try {
                return eager.evaluate(input);
            } catch (MesquiteException e) {
                if (e.code().type() != ErrorType.USER) {
                    throw e;
                }
                failed = true;
            }
        }
        return lazy.evaluate(input);
    }
}
