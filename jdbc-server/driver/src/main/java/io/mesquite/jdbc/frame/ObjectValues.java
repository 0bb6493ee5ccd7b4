package io.mesquite.jdbc.frame;

import java.util.Arrays;

/** Values that are there already as objects. */
final class ObjectValues extends ColumnValues {
    private final Object[] values;

    ObjectValues(Object[] values) {
        super(validity(values));
        this.values = values;
    }

    private static long[] validity(Object[] values) {
        if (Arrays.stream(values).allMatch(value -> value != null)) {
            return null;
        }
        long[] validity = new long[values.length + 63 >>> 6];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                validity[i >> 6] |= 1L << i;
            }
        }
        return validity;
    }

    @Override
    public Object value(int row) {
        return values[row];
    }
}
