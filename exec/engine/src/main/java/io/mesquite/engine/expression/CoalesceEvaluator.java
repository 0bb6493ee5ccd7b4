package io.mesquite.engine.expression;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;

/** COALESCE: each argument is computed for the rows where all before it were null. */
final class CoalesceEvaluator implements Evaluator {
    private final Narrowed[] arguments;
    private final Merger merger;

    CoalesceEvaluator(Narrowed[] arguments, Type type) {
        this.arguments = arguments;
        this.merger = new Merger(type);
    }

    @Override
    public Vector evaluate(Batch batch) {
        int size = batch.size();
        Vector first = arguments[0].evaluate(batch);
        if (first.validity() == null) {
            return first;
        }
        int[] open = new int[size];
        for (int i = 0; i < size; i++) {
            open[i] = i;
        }
        int count = size;
        merger.start(size);
        Vector values = first;
        for (int argument = 0; count > 0; argument++) {
            merger.put(values, open, count);
            int left = 0;
            for (int i = 0; i < count; i++) {
                int position = open[i];
                boolean isNull = values.isNull(i);
                open[left] = position;
                left += isNull ? 1 : 0;
            }
            count = left;
            if (argument + 1 == arguments.length) {
                break;
            }
            if (count > 0) {
                values = arguments[argument + 1].evaluate(batch, open, count);
            }
        }
        return merger.finish();
    }
}
