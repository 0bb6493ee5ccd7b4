package io.mesquite.engine.hashtable;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/** Turns rows of {@link RowLayout} back into columns, from the first to the last. */
final class RowDecoder {
    private final RowLayout layout;
    private final int count;
    private final byte[][] pages;
    private final int[] starts;
    /** Where in its page the next value of each row stands that is not of fixed width. */
    private final int[] ends;

    private int column;

    RowDecoder(RowLayout layout, RowPages rows, int[] numbers, int count) {
        this.layout = layout;
        this.count = count;
        pages = new byte[count][];
        starts = new int[count];
        ends = new int[count];
        for (int i = 0; i < count; i++) {
            pages[i] = rows.page(numbers[i]);
            starts[i] = rows.start(numbers[i]);
            ends[i] = starts[i] + layout.fixedBytes();
        }
    }

    /** The next column. */
    Vector next() {
        Type type = layout.type(column);
        int offset = layout.offset(column);
        long[] validity = validity();
        column++;
        return switch (type.layout()) {
            case BOOLEAN, INT, LONG, DOUBLE -> words(type, offset, validity);
            case INT128 -> wide(offset, validity);
            case BYTES -> bytes(offset, validity);
            case ARRAY, MAP, ROW -> NestedKeys.decode(type, bytes(offset, validity));
        };
    }

    private long[] validity() {
        long[] validity = null;
        int index = column >> 3;
        int bit = 1 << (column & 7);
        for (int i = 0; i < count; i++) {
            if ((pages[i][starts[i] + index] & bit) != 0) {
                if (validity == null) {
                    validity = Validity.allValid(count);
                }
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }

    private Vector words(Type type, int offset, long[] validity) {
        long[] values = new long[count];
        switch (type.layout()) {
            case BOOLEAN -> {
                for (int i = 0; i < count; i++) {
                    values[i] = pages[i][starts[i] + offset];
                }
            }
            case INT -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Words.getInt(pages[i], starts[i] + offset);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Words.getLong(pages[i], starts[i] + offset);
                }
            }
        }
        return LongValues.toVector(type.layout(), count, values, validity);
    }

    private Int128Vector wide(int offset, long[] validity) {
        long[] low = new long[count];
        long[] high = new long[count];
        for (int i = 0; i < count; i++) {
            low[i] = Words.getLong(pages[i], starts[i] + offset);
            high[i] = Words.getLong(pages[i], starts[i] + offset + 8);
        }
        return new Int128Vector(count, high, low, validity);
    }

    private BytesVector bytes(int offset, long[] validity) {
        int[] valueStarts = new int[count];
        int[] lengths = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            lengths[i] = Words.getInt(pages[i], starts[i] + offset);
            valueStarts[i] = total;
            total = Math.addExact(total, lengths[i]);
        }
        byte[] bytes = new byte[total];
        for (int i = 0; i < count; i++) {
            System.arraycopy(pages[i], ends[i], bytes, valueStarts[i], lengths[i]);
            ends[i] += lengths[i];
        }
        return new BytesVector(count, bytes, valueStarts, lengths, validity);
    }
}
