package io.mesquite.jdbc.frame;

/** ARRAY: row {@code i} has the elements from {@code ends[i]} to before {@code ends[i + 1]}. */
final class ArrayValues extends ColumnValues {
    private final int[] ends;
    private final ColumnValues elements;

    ArrayValues(int[] ends, ColumnValues elements, long[] validity) {
        super(validity);
        this.ends = ends;
        this.elements = elements;
    }

    @Override
    public Object value(int row) {
        int start = ends[row];
        Object[] values = new Object[ends[row + 1] - start];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements.isNull(start + i) ? null : elements.value(start + i);
        }
        return values;
    }
}
