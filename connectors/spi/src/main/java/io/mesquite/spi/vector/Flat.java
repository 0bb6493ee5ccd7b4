package io.mesquite.spi.vector;

import java.util.stream.IntStream;

/** Flat vectors made from other flat vectors without copying their arrays. */
final class Flat {
    private Flat() {}

    /** The same arrays with another bitmap. */
    static Vector withValidity(Vector flat, long[] validity) {
        if (validity == flat.validity()) {
            return flat;
        }
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
        } else if (flat instanceof RowVector vector) {
            Vector[] fields = IntStream.range(0, vector.fieldCount())
                    .mapToObj(vector::field)
                    .toArray(Vector[]::new);
            return new RowVector(size, fields, validity);
        }
        throw new IllegalArgumentException(
                "not a flat vector: " + flat.getClass().getSimpleName());
    }
}
