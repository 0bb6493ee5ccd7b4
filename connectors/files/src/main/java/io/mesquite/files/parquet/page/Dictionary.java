package io.mesquite.files.parquet.page;

import io.mesquite.files.parquet.decode.Values;
import io.mesquite.spi.vector.Vector;

/**
 * The dictionary of a chunk: {@code size} stored values in arrays that are never overwritten. Several threads may use it.
 *
 * @param vector the values, always as the same object
 */
public record Dictionary(Values values, int size, Vector vector) {
    Dictionary(Values values, int size) {
        this(values, size, values.toVector(size, null));
    }

    long retainedBytes() {
        return 256 + vector.retainedBytes();
    }
}
