package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;

/** COALESCE where all arguments are computed for all rows, once the first has a null. */
final class EagerCoalesceEvaluator implements Evaluator {
    private final Narrowed[] arguments;
    private final Scratch scratch = new Scratch();
    private final Blend blend;

    EagerCoalesceEvaluator(Narrowed[] arguments, Layout layout) {
        this.arguments = arguments;
        this.blend = new Blend(layout);
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector first = arguments[0].evaluate(batch);
        if (first.validity() == null) {
            return first;
        }
        int last = arguments.length - 1;
        blend.start(last == 0 ? first : arguments[last].evaluate(batch));
        for (int argument = last - 1; argument >= 0; argument--) {
            Vector values = argument == 0 ? first : arguments[argument].evaluate(batch);
            blend.put(values, isValid(values.validity(), batch.size()));
        }
        return blend.finish();
    }

    private boolean[] isValid(long[] validity, int size) {
        boolean[] out = scratch.booleans(size);
        for (int i = 0; i < size; i++) {
            out[i] = validity == null || (validity[i >> 6] >>> i & 1) != 0;
        }
        return out;
    }
}
