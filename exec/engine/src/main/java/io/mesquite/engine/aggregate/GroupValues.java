package io.mesquite.engine.aggregate;

import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One value, or null, of any type for each group, that can be replaced and compared. For functions that replace a value rarely. */
final class GroupValues {
    private static final int OBJECT_BYTES = 32;

    private final Type type;
    private Object[] values = new Object[0];
    private long bytes;

    GroupValues(Type type) {
        this.type = type;
    }

    void reserve(int groupCount) {
        if (groupCount > values.length) {
            values = Arrays.copyOf(values, Capacity.grow(values.length, groupCount));
        }
    }

    boolean isNull(int group) {
        return values[group] == null;
    }

    void set(int group, Vector vector, int position) {
        bytes -= bytesOf(values[group]);
        values[group] = vector.value(position);
        bytes += bytesOf(values[group]);
    }

    private static long bytesOf(Object value) {
        if (value == null) {
            return 0;
        }
        return OBJECT_BYTES + (value instanceof Bytes text ? text.length() : 0);
    }

    /** The order of a group's value, which is there, and of another that is not null, as SQL has it. */
    int compare(int group, Vector vector, int position) {
        if (vector instanceof BytesVector text) {
            byte[] array = ((Bytes) values[group]).array();
            int start = text.starts()[position];
            return Arrays.compareUnsigned(
                    array, 0, array.length, text.bytes(), start, start + text.lengths()[position]);
        }
        return NativeOrder.compare(values[group], vector.value(position));
    }

    Vector toVector(int[] groups, int count) {
        List<Object> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(values[groups[i]]);
        }
        return Vectors.of(type, taken);
    }

    long retainedBytes() {
        return 4L * values.length + bytes;
    }
}
