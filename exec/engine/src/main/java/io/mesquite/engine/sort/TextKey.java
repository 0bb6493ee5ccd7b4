package io.mesquite.engine.sort;

import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.vector.BytesVector;
import java.util.Arrays;

/**
 * A key of texts, as unsigned bytes. A code is seven bytes, and behind them how many of the text's bytes there are from there on, 8 for
 * more than seven: so a text and the same text with zeros behind it differ, and all but 8 decides.
 */
final class TextKey extends KeyColumn {
    private static final int STEP = 7;
    private static final int MORE = STEP + 1;

    private final byte[] bytes;
    private final int[] starts;
    private final int[] lengths;

    TextKey(SortKey key, BytesVector texts) {
        super(key, texts.validity());
        this.bytes = texts.bytes();
        this.starts = texts.starts();
        this.lengths = texts.lengths();
    }

    @Override
    long code(int row, int depth) {
        int skipped = Math.min(lengths[row], STEP * depth);
        int left = Math.min(lengths[row] - skipped, MORE);
        int from = starts[row] + skipped;
        long code = 0;
        int count = Math.min(left, STEP);
        for (int i = 0; i < count; i++) {
            code = code << 8 | bytes[from + i] & 0xFF;
        }
        code <<= 8 * (STEP - count);
        return (code << 8 | left) ^ Long.MIN_VALUE;
    }

    @Override
    int compareValues(int left, int right) {
        int a = starts[left];
        int b = starts[right];
        return Arrays.compareUnsigned(bytes, a, a + lengths[left], bytes, b, b + lengths[right]);
    }

    @Override
    boolean decides(long code) {
        return (code & 0xFF) != MORE;
    }

    @Override
    boolean hasDepth() {
        return true;
    }
}
