package io.mesquite.engine.expression;

import io.mesquite.spi.error.ErrorType;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;

/** TRY: a batch that fails is computed again row by row, and the rows that fail are null. */
final class TryEvaluator implements Evaluator {
    private final Narrowed value;
    private final Merger merger;
    private final Vector none;

    TryEvaluator(Narrowed value, Type type) {
        this.value = value;
        this.merger = new Merger(type);
        this.none = Vectors.constant(type, null, 1);
    }

    @Override
    public Vector evaluate(Batch input) {
        try {
            return value.evaluate(input);
        } catch (MesquiteException e) {
            rethrowUnlessOfData(e);
        }
        int[] position = new int[1];
        merger.start(input.size());
        for (int i = 0; i < input.size(); i++) {
            position[0] = i;
            Vector result = none;
            try {
                result = value.evaluate(input, position, 1);
            } catch (MesquiteException e) {
                rethrowUnlessOfData(e);
            }
            merger.put(result, position, 1);
        }
        return merger.finish();
    }

    private static void rethrowUnlessOfData(MesquiteException e) {
        if (e.code().type() != ErrorType.USER) {
            throw e;
        }
    }
}
