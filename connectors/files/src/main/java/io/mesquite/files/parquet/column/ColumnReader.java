package io.mesquite.files.parquet.column;

import io.mesquite.spi.vector.Vector;

/** Reads one column of one row group, forwards. */
public interface ColumnReader extends AutoCloseable {
    /**
     * The values at {@code positions[0 .. count)} of {@code size} rows; borrowed until the next call.
     *
     * @param row the first of them, not before the end of those read last
     * @param positions null for all
     */
    Vector read(long row, int size, int[] positions, int count);

    @Override
    void close();
}
