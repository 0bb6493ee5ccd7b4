package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;

/** CASE where all conditions and values are computed for all rows: from the last condition to the first, which so has the last word. */
final class EagerCaseEvaluator implements Evaluator {
    private final Narrowed[] conditions;
    private final Narrowed[] values;
    private final FlatInput input = new FlatInput();
    private final Scratch scratch = new Scratch();
    private final Blend blend;

    /** @param values one more than conditions; the last is the ELSE */
    EagerCaseEvaluator(Narrowed[] conditions, Narrowed[] values, Layout layout) {
        this.conditions = conditions;
        this.values = values;
        this.blend = new Blend(layout);
    }

    @Override
    public Vector evaluate(Batch batch) {
        blend.start(values[conditions.length].evaluate(batch));
        for (int branch = conditions.length - 1; branch >= 0; branch--) {
            Vector condition = conditions[branch].evaluate(batch);
            blend.put(values[branch].evaluate(batch), isTrue(condition, batch.size()));
        }
        return blend.finish();
    }

    private boolean[] isTrue(Vector condition, int size) {
        boolean[] values = input.booleans(condition);
        long[] validity = condition.validity();
        if (validity == null) {
            return values;
        }
        boolean[] out = scratch.booleans(size);
        for (int i = 0; i < size; i++) {
            out[i] = values[i] & (validity[i >> 6] >>> i & 1) != 0;
        }
        return out;
    }
}
