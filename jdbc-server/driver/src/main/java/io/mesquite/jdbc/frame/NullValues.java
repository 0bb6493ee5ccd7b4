package io.mesquite.jdbc.frame;

/** A column in which every value is null. */
final class NullValues extends ColumnValues {
    NullValues(int rows) {
        super(new long[rows + 63 >>> 6]);
    }

    @Override
    public Object value(int row) {
        return null;
    }
}
