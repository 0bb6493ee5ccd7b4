package io.mesquite.engine.hashtable;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** Turns batches of key columns into rows of {@link RowLayout}, with their hashes. Its arrays are valid until the next batch. */
final class RowEncoder {
    private final RowLayout layout;
    private final LongValues input = new LongValues();
    private byte[] bytes = new byte[0];
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int[] hashes = new int[0];

    RowEncoder(RowLayout layout) {
        this.layout = layout;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the rows start; row {@code i} ends where row {@code i + 1} starts. */
    int[] starts() {
        return starts;
    }

    int[] hashes() {
        return hashes;
    }

    void encode(Vector[] columns, int count) {
        if (hashes.length < count) {
            starts = new int[count + 1];
            ends = new int[count];
            hashes = new int[count];
        }
        Vector[] keys = new Vector[columns.length];
        for (int column = 0; column < keys.length; column++) {
            keys[column] = prepare(layout.type(column), columns[column]);
        }
        placeRows(keys, count);
        for (int column = 0; column < keys.length; column++) {
            if (keys[column] instanceof BytesVector || isDictionaryOfBytes(keys[column])) {
                writeBytes(keys[column], layout.offset(column), count);
            } else {
                writeFixed(keys[column], layout.offset(column), count);
            }
            if (keys[column].validity() != null) {
                writeNulls(keys[column], column, count);
            }
        }
        hashRows(count);
    }

    private static boolean isDictionaryOfBytes(Vector vector) {
        return vector instanceof DictionaryVector encoded && encoded.dictionary() instanceof BytesVector;
    }

    private static Vector prepare(Type type, Vector vector) {
        return switch (type.layout()) {
            case BOOLEAN, INT, LONG, DOUBLE -> vector;
            case INT128 -> vector.flatten();
            case BYTES -> vector instanceof ConstantVector ? vector.flatten() : vector;
            case ARRAY, MAP, ROW -> NestedKeys.encode(type, vector);
        };
    }

    private void placeRows(Vector[] keys, int count) {
        Arrays.fill(ends, 0, count, layout.fixedBytes());
        for (Vector key : keys) {
            if (key instanceof BytesVector flat) {
                addLengths(flat, count);
            } else if (isDictionaryOfBytes(key)) {
                addLengths((DictionaryVector) key, count);
            }
        }
        int end = 0;
        for (int i = 0; i < count; i++) {
            int length = RowLayout.roundUp(ends[i]);
            starts[i] = end;
            ends[i] = end + layout.fixedBytes();
            end = Math.addExact(end, length);
        }
        starts[count] = end;
        if (bytes.length < end) {
            bytes = new byte[Math.max(end, bytes.length + (bytes.length >> 1))];
        } else {
            Arrays.fill(bytes, 0, end, (byte) 0);
        }
    }

    private void addLengths(BytesVector vector, int count) {
        int[] lengths = vector.lengths();
        for (int i = 0; i < count; i++) {
            if (!vector.isNull(i)) {
                ends[i] += lengths[i];
            }
        }
    }

    private void addLengths(DictionaryVector vector, int count) {
        int[] lengths = ((BytesVector) vector.dictionary()).lengths();
        int[] ids = vector.ids();
        for (int i = 0; i < count; i++) {
            if (!vector.isNull(i)) {
                ends[i] += lengths[ids[i]];
            }
        }
    }

    private void writeFixed(Vector vector, int offset, int count) {
        byte[] to = bytes;
        int[] at = starts;
        if (vector instanceof Int128Vector wide) {
            long[] high = wide.high();
            long[] low = wide.low();
            for (int i = 0; i < count; i++) {
                Words.putLong(to, at[i] + offset, low[i]);
                Words.putLong(to, at[i] + offset + 8, high[i]);
            }
            return;
        }
        long[] values = input.load(vector);
        switch (vector.layout()) {
            case BOOLEAN -> {
                for (int i = 0; i < count; i++) {
                    to[at[i] + offset] = (byte) values[i];
                }
            }
            case INT -> {
                for (int i = 0; i < count; i++) {
                    Words.putInt(to, at[i] + offset, (int) values[i]);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    Words.putLong(to, at[i] + offset, values[i]);
                }
            }
        }
    }

    private void writeBytes(Vector vector, int offset, int count) {
        int[] ids = vector instanceof DictionaryVector encoded ? encoded.ids() : null;
        BytesVector values = (BytesVector) (ids == null ? vector : ((DictionaryVector) vector).dictionary());
        byte[] from = values.bytes();
        int[] fromStarts = values.starts();
        int[] lengths = values.lengths();
        byte[] to = bytes;
        for (int i = 0; i < count; i++) {
            if (vector.isNull(i)) {
                continue;
            }
            int value = ids == null ? i : ids[i];
            int length = lengths[value];
            Words.putInt(to, starts[i] + offset, length);
            System.arraycopy(from, fromStarts[value], to, ends[i], length);
            ends[i] += length;
        }
    }

    private void writeNulls(Vector vector, int column, int count) {
        int width = layout.width(column);
        for (int i = 0; i < count; i++) {
            if (vector.isNull(i)) {
                bytes[starts[i] + (column >> 3)] |= (byte) (1 << (column & 7));
                int value = starts[i] + layout.offset(column);
                Arrays.fill(bytes, value, value + width, (byte) 0);
            }
        }
    }

    private void hashRows(int count) {
        byte[] from = bytes;
        for (int i = 0; i < count; i++) {
            hashes[i] = Words.hash32(from, starts[i], starts[i + 1] - starts[i]);
        }
    }
}
