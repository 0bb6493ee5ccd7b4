package io.mesquite.engine.expression;

import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import java.util.stream.IntStream;

/** Flat vectors made from others without copying their arrays. */
final class FlatVectors {
    private FlatVectors() {}

    /** The same values with other nulls. */
    static Vector withValidity(Vector flat, long[] validity) {
        int size = flat.size();
        if (flat instanceof BooleanVector vector) {
            return new BooleanVector(size, vector.values(), validity);
        } else if (flat instanceof IntVector vector) {
            return new IntVector(size, vector.values(), validity);
        } else if (flat instanceof LongVector vector) {
            return new LongVector(size, vector.values(), validity);
        } else if (flat instanceof DoubleVector vector) {
            return new DoubleVector(size, vector.values(), validity);
        } else if (flat instanceof Int128Vector vector) {
            return new Int128Vector(size, vector.high(), vector.low(), validity);
        } else if (flat instanceof BytesVector vector) {
            return new BytesVector(size, vector.bytes(), vector.starts(), vector.lengths(), validity);
        } else if (flat instanceof ArrayVector vector) {
            return new ArrayVector(size, vector.offsets(), vector.elements(), validity);
        } else if (flat instanceof MapVector vector) {
            return new MapVector(size, vector.offsets(), vector.keys(), vector.values(), validity);
        }
        RowVector row = (RowVector) flat;
        Vector[] fields =
                IntStream.range(0, row.fieldCount()).mapToObj(row::field).toArray(Vector[]::new);
        return new RowVector(size, fields, validity);
    }
}
