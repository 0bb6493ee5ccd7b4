package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * AND and OR where all operands are computed for all rows. AND is true where all operands are, and false where one is and so
 * no longer null; OR is its mirror image.
 */
final class EagerLogicEvaluator implements Evaluator {
    private final boolean and;
    private final Narrowed[] operands;
    private final FlatInput input = new FlatInput();
    private final Scratch scratch = new Scratch();
    private boolean[] unknown = {};

    EagerLogicEvaluator(boolean and, Narrowed[] operands) {
        this.and = and;
        this.operands = operands;
    }

    @Override
    public Vector evaluate(Batch batch) {
        int size = batch.size();
        boolean[] out = scratch.booleans(size);
        boolean anyUnknown = false;
        for (int i = 0; i < size; i++) {
            out[i] = and;
        }
        for (Narrowed operand : operands) {
            Vector values = operand.evaluate(batch);
            long[] validity = values.validity();
            if (validity != null) {
                noteUnknown(validity, size, !anyUnknown);
                anyUnknown = true;
                addKnown(input.booleans(values), validity, out, size);
            } else if (and) {
                all(input.booleans(values), out, size);
            } else {
                any(input.booleans(values), out, size);
            }
        }
        return new BooleanVector(size, out, anyUnknown ? validity(out, size) : null);
    }

    private static void all(boolean[] values, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] &= values[i];
        }
    }

    private static void any(boolean[] values, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] |= values[i];
        }
    }

    /** A null changes nothing yet. */
    private void addKnown(boolean[] values, long[] validity, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            boolean valid = (validity[i >> 6] >>> i & 1) != 0;
            out[i] = and ? out[i] & (values[i] | !valid) : out[i] | values[i] & valid;
        }
    }

    private void noteUnknown(long[] validity, int size, boolean first) {
        if (unknown.length < size) {
            unknown = new boolean[size];
        }
        for (int i = 0; i < size; i++) {
            unknown[i] = (validity[i >> 6] >>> i & 1) == 0 | !first & unknown[i];
        }
    }

    /** Null where an operand was and no other decided. */
    private long[] validity(boolean[] out, int size) {
        long[] validity = Validity.allValid(size);
        for (int i = 0; i < size; i++) {
            if (unknown[i] & out[i] == and) {
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }
}
