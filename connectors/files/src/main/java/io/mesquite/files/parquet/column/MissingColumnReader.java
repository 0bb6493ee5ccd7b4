package io.mesquite.files.parquet.column;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.Collections;

/** A column of the table that the file does not have: null in each row. */
public final class MissingColumnReader implements ColumnReader {
    private final Vector single;

    public MissingColumnReader(Type type) {
        single = Vectors.of(type, Collections.singletonList(null));
    }

    @Override
    public Vector read(long row, int size, int[] positions, int count) {
        return new ConstantVector(count, single);
    }

    @Override
    public void close() {}
}
