package io.mesquite.engine.expression;

import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;

/** An expression over batches. Keeps scratch arrays, so each lane has its own. */
public interface Evaluator {
    /**
     * The value for each row of the input, in any kind of vector. Borrowed: valid until the next call, and no longer than the
     * input.
     *
     * @throws io.mesquite.spi.error.MesquiteException where a value can't be computed
     */
    Vector evaluate(Batch input);
}
