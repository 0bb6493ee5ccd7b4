package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.SelectLoops;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;

/** Any predicate: its value is computed for the rows that are left. */
final class ValueFilter implements Filter {
    private final Narrowed value;
    private final FlatInput booleans = new FlatInput();
    private int[] indexes = {};

    ValueFilter(Narrowed value) {
        this.value = value;
    }

    @Override
    public int filter(Batch input, int[] positions, int count) {
        return keepTrue(value.evaluate(input, positions, count), input.size(), positions, count);
    }

    private int keepTrue(Vector values, int size, int[] positions, int count) {
        boolean[] holds = booleans.booleans(values);
        boolean all = count == size;
        if (!all && indexes.length < count) {
            indexes = new int[count];
        }
        int[] out = all ? positions : indexes;
        int kept = values.validity() == null
                ? SelectLoops.whereTrue(holds, out, count)
                : SelectLoops.whereTrueAndValid(holds, values.validity(), out, count);
        if (!all) {
            SelectLoops.compose(positions, indexes, positions, kept);
        }
        return kept;
    }
}
