package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/** CASE: each condition is computed for the rows that no condition before it took, each value for the rows that its condition took. */
final class CaseEvaluator implements Evaluator {
    private final Narrowed[] conditions;
    /** One more than conditions; the last is the ELSE. */
    private final Narrowed[] values;

    private final FlatInput input = new FlatInput();
    private final Merger merger;

    CaseEvaluator(Narrowed[] conditions, Narrowed[] values, Type type) {
        this.conditions = conditions;
        this.values = values;
        this.merger = new Merger(type);
    }

    @Override
    public Vector evaluate(Batch batch) {
        int size = batch.size();
        int[] open = new int[size];
        int[] taken = new int[size];
        for (int i = 0; i < size; i++) {
            open[i] = i;
        }
        int count = size;
        merger.start(size);
        for (int branch = 0; branch < conditions.length && count > 0; branch++) {
            Vector condition = conditions[branch].evaluate(batch, open, count);
            boolean[] holds = input.booleans(condition);
            long[] validity = condition.validity();
            int takenCount = 0;
            int left = 0;
            for (int i = 0; i < count; i++) {
                int position = open[i];
                boolean take = holds[i] & Validity.isValid(validity, i);
                taken[takenCount] = position;
                takenCount += take ? 1 : 0;
                open[left] = position;
                left += take ? 0 : 1;
            }
            put(batch, values[branch], taken, takenCount);
            count = left;
        }
        put(batch, values[conditions.length], open, count);
        return merger.finish();
    }

    private void put(Batch batch, Narrowed value, int[] positions, int count) {
        if (count > 0) {
            merger.put(value.evaluate(batch, positions, count), positions, count);
        }
    }
}
