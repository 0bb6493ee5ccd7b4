package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * AND and OR of SQL's three-valued logic, from left to right; an operand is computed only for the rows that those before it have
 * not decided. It holds for each row whether an operand decided it (was false for AND, true for OR) and whether one was null.
 */
final class LogicEvaluator implements Evaluator {
    private final Narrowed[] operands;
    /** The value that decides: false for AND, true for OR. */
    private final boolean deciding;

    private final FlatInput input = new FlatInput();
    private boolean[] decided = {};
    private boolean[] unknown = {};
    private int[] open = {};

    LogicEvaluator(boolean and, Narrowed[] operands) {
        this.operands = operands;
        this.deciding = !and;
    }

    @Override
    public Vector evaluate(Batch batch) {
        int size = batch.size();
        if (open.length < size) {
            open = new int[size];
            decided = new boolean[size];
            unknown = new boolean[size];
        }
        for (int i = 0; i < size; i++) {
            open[i] = i;
            decided[i] = false;
            unknown[i] = false;
        }
        int count = size;
        boolean anyUnknown = false;
        for (int i = 0; i < operands.length && count > 0; i++) {
            Vector values = operands[i].evaluate(batch, open, count);
            anyUnknown |= values.validity() != null;
            note(input.booleans(values), values.validity(), count);
            count = i + 1 < operands.length ? keepOpen(count) : count;
        }
        return finish(size, anyUnknown);
    }

    private void note(boolean[] values, long[] validity, int count) {
        if (validity == null) {
            for (int i = 0; i < count; i++) {
                decided[open[i]] = values[i] == deciding;
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            boolean valid = Validity.isValid(validity, i);
            decided[open[i]] = valid && values[i] == deciding;
            unknown[open[i]] |= !valid;
        }
    }

    private int keepOpen(int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int position = open[i];
            open[kept] = position;
            kept += decided[position] ? 0 : 1;
        }
        return kept;
    }

    private Vector finish(int size, boolean anyUnknown) {
        boolean[] out = new boolean[size];
        for (int i = 0; i < size; i++) {
            out[i] = decided[i] == deciding;
        }
        if (!anyUnknown) {
            return new BooleanVector(size, out, null);
        }
        long[] validity = Validity.allValid(size);
        for (int i = 0; i < size; i++) {
            if (unknown[i] && !decided[i]) {
                Validity.setNull(validity, i);
            }
        }
        return new BooleanVector(size, out, validity);
    }
}
