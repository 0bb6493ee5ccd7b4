package io.mesquite.spi.vector;

import java.util.List;
import java.util.stream.Stream;

/**
 * {@code size} rows in columns, about 4,096 of them. A batch is borrowed as its vectors are (see {@link Vector}); a batch
 * of no columns still has rows. Batches are dense: a row that a filter drops is in no later batch.
 */
public record Batch(int size, List<Vector> columns) {
    /** The number of rows that makers of batches aim at. */
    public static final int TARGET_SIZE = 4096;

    public Batch {
        columns = List.copyOf(columns);
        for (Vector column : columns) {
            if (column.size() != size) {
                throw new IllegalArgumentException("a column of " + column.size() + " values in a batch of " + size);
            }
        }
    }

    public static Batch of(int size, Vector... columns) {
        return new Batch(size, List.of(columns));
    }

    public Vector column(int index) {
        return columns.get(index);
    }

    /** The rows at {@code positions[0 .. count)}. */
    public Batch gather(int[] positions, int count) {
        return new Batch(count, map(column -> column.gather(positions, count)));
    }

    /** The same rows, to be kept. */
    public Batch copy() {
        return new Batch(size, map(Vector::copy));
    }

    public long retainedBytes() {
        return columns.stream().mapToLong(Vector::retainedBytes).sum();
    }

    private List<Vector> map(java.util.function.UnaryOperator<Vector> change) {
        Stream<Vector> changed = columns.stream().map(change);
        return changed.toList();
    }
}
