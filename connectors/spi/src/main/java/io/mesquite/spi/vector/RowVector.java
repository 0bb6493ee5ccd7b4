package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;
import java.util.Arrays;
import java.util.stream.Stream;

/** Values of {@link Layout#ROW}: position {@code p} of each field's vector. A null row's fields are arbitrary. */
public final class RowVector extends Vector {
    private final Vector[] fields;

    /** @param fields one vector of {@code size} values for each field, kept and not copied */
    public RowVector(int size, Vector[] fields, long[] validity) {
        super(size, validity);
        this.fields = fields;
    }

    public int fieldCount() {
        return fields.length;
    }

    public Vector field(int index) {
        return fields[index];
    }

    @Override
    public Layout layout() {
        return Layout.ROW;
    }

    @Override
    public RowVector gather(int[] positions, int count) {
        Vector[] gathered =
                Stream.of(fields).map(field -> field.gather(positions, count)).toArray(Vector[]::new);
        return new RowVector(count, gathered, Validity.gather(validity(), positions, count));
    }

    @Override
    public RowVector copy() {
        Vector[] copied = Stream.of(fields).map(Vector::copy).toArray(Vector[]::new);
        return new RowVector(size(), copied, Validity.copy(validity(), size()));
    }

    @Override
    public Object value(int position) {
        return isNull(position)
                ? null
                : Arrays.asList(
                        Stream.of(fields).map(field -> field.value(position)).toArray());
    }

    @Override
    public long retainedBytes() {
        return Stream.of(fields).mapToLong(Vector::retainedBytes).sum() + validityBytes();
    }
}
