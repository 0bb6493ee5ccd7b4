package io.mesquite.engine.window;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * {@code lag} and {@code lead}: the value some rows before or after, whatever the frame. Where there is no such row the result is the
 * default; where the offset is null, it is null. IGNORE NULLS counts only rows that have a value.
 */
record Shift(boolean back) implements WindowFunction {
    private static final int DEFAULT = -1;
    private static final int NULL = -2;

    @Override
    public Vector compute(WindowCall call, WindowRows rows) {
        List<Integer> channels = call.arguments();
        Vector argument = rows.column(channels.get(0));
        long[] offsets = new long[rows.size()];
        Vector offsetColumn = channels.size() > 1 ? rows.column(channels.get(1)).flatten() : null;
        if (offsetColumn == null) {
            Arrays.fill(offsets, 1);
        } else {
            System.arraycopy(((LongVector) offsetColumn).values(), 0, offsets, 0, offsets.length);
        }
        int[] positions = call.ignoreNulls() && argument.validity() != null
                ? amongValues(rows.partitions(), offsets, new PresentRows(argument))
                : amongAll(rows.partitions(), offsets);
        for (int i = 0; offsetColumn != null && offsetColumn.validity() != null && i < positions.length; i++) {
            positions[i] = offsetColumn.isNull(i) ? NULL : positions[i];
        }
        Vector defaults = channels.size() > 2 ? rows.column(channels.get(2)) : null;
        return pick(rows.type(channels.get(0)), argument, defaults, positions);
    }

    private int[] amongAll(int[] partitions, long[] offsets) {
        int[] positions = new int[offsets.length];
        for (int p = 0; p + 1 < partitions.length; p++) {
            int start = partitions[p];
            int end = partitions[p + 1];
            for (int i = start; i < end; i++) {
                positions[i] = inside(i, offsets[i], start, end);
            }
        }
        return positions;
    }

    private int inside(int row, long offset, int start, int end) {
        if (offset > Integer.MAX_VALUE || offset < -Integer.MAX_VALUE) {
            return DEFAULT;
        }
        long position = back ? row - offset : row + offset;
        return position >= start && position < end ? (int) position : DEFAULT;
    }

    private int[] amongValues(int[] partitions, long[] offsets, PresentRows present) {
        int[] positions = new int[offsets.length];
        for (int p = 0; p + 1 < partitions.length; p++) {
            int start = present.before(partitions[p]);
            int end = present.before(partitions[p + 1]);
            for (int i = partitions[p]; i < partitions[p + 1]; i++) {
                boolean forward = back == offsets[i] < 0;
                // The place of the row itself, or where it has no value, of the one that would be stepped over.
                int place = forward ? present.before(i + 1) - 1 : present.before(i);
                int found = offsets[i] == 0 ? i : inside(place, offsets[i], start, end);
                positions[i] = found < 0 || offsets[i] == 0 ? found : present.row(found);
            }
        }
        return positions;
    }

    private static Vector pick(Type type, Vector argument, Vector defaults, int[] positions) {
        int size = positions.length;
        Vector values = defaults == null ? argument : Concatenation.of(type, List.of(argument, defaults));
        long[] validity = null;
        for (int i = 0; i < size; i++) {
            if (positions[i] == DEFAULT && defaults != null) {
                positions[i] = size + i;
            } else if (positions[i] < 0) {
                validity = validity == null ? Validity.allValid(size) : validity;
                Validity.setNull(validity, i);
                positions[i] = 0;
            }
        }
        return Vectors.withNulls(values.gather(positions, size), validity);
    }
}
