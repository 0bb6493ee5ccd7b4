package io.mesquite.files.parquet.schema;

import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.LogicalType;
import io.mesquite.files.parquet.metadata.LogicalType.Kind;
import io.mesquite.files.parquet.metadata.PhysicalType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;

/** From values as decoders give them to those of the leaf's own SQL type. */
public final class StoredConversions {
    private StoredConversions() {}

    /** The conversion for a leaf; {@link Conversion#NONE} where it needs none, which is the usual case. */
    public static Conversion of(ColumnNode.Leaf leaf) {
        LogicalType logical = leaf.logicalType();
        Type type = leaf.type();
        if (logical.kind() == Kind.INTEGER && type instanceof DecimalType) {
            return StoredConversions::unsignedToInt128;
        }
        if (type instanceof DecimalType) {
            return decimal(leaf.physicalType(), type.layout());
        }
        return switch (leaf.physicalType()) {
            case INT32 -> int32(logical, type);
            case INT64 ->
                logical.kind() == Kind.TIME || logical.kind() == Kind.TIMESTAMP
                        ? toMicros(logical.first())
                        : Conversion.NONE;
            case FIXED_LEN_BYTE_ARRAY -> fixedBytes(type);
            default -> Conversion.NONE;
        };
    }

    private static Conversion int32(LogicalType logical, Type type) {
        if (logical.kind() == Kind.TIME) {
            return ((Conversion) StoredConversions::toLongs).then(toMicros(logical.first()));
        }
        if (type == SimpleType.BIGINT) {
            return StoredConversions::unsignedToLongs;
        }
        if (logical.kind() == Kind.INTEGER && logical.first() < 32) {
            int shift = 32 - logical.first();
            boolean signed = logical.second() == 1;
            return vector -> narrow((IntVector) vector, shift, signed);
        }
        return Conversion.NONE;
    }

    private static Conversion decimal(PhysicalType physical, Layout layout) {
        boolean wide = layout == Layout.INT128;
        return switch (physical) {
            case INT32 ->
                wide
                        ? ((Conversion) StoredConversions::toLongs).then(StoredConversions::toInt128)
                        : StoredConversions::toLongs;
            case INT64 -> wide ? StoredConversions::toInt128 : Conversion.NONE;
            default -> wide ? StoredConversions::bytesToInt128 : StoredConversions::bytesToLongs;
        };
    }

    private static Conversion fixedBytes(Type type) {
        if (type == SimpleType.UUID) {
            return StoredConversions::bytesToInt128;
        } else if (type == SimpleType.REAL) {
            return StoredConversions::halfFloats;
        }
        return type == LeafTypes.INTERVAL ? StoredConversions::intervals : Conversion.NONE;
    }

    /** What is stored of a small integer in 32 bits is its sign or zeros, but some writers leave other bits there. */
    private static Vector narrow(IntVector vector, int shift, boolean signed) {
        int[] values = vector.values();
        int[] result = new int[vector.size()];
        for (int i = 0; i < result.length; i++) {
            int shifted = values[i] << shift;
            result[i] = signed ? shifted >> shift : shifted >>> shift;
        }
        return new IntVector(vector.size(), result, vector.validity());
    }

    static LongVector toLongs(Vector vector) {
        int[] values = ((IntVector) vector).values();
        long[] result = new long[vector.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i];
        }
        return new LongVector(vector.size(), result, vector.validity());
    }

    private static Vector unsignedToLongs(Vector vector) {
        int[] values = ((IntVector) vector).values();
        long[] result = new long[vector.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i] & 0xffff_ffffL;
        }
        return new LongVector(vector.size(), result, vector.validity());
    }

    static Vector toInt128(Vector vector) {
        long[] values = ((LongVector) vector).values();
        long[] high = new long[vector.size()];
        long[] low = new long[vector.size()];
        for (int i = 0; i < high.length; i++) {
            high[i] = values[i] >> 63;
            low[i] = values[i];
        }
        return new Int128Vector(vector.size(), high, low, vector.validity());
    }

    private static Vector unsignedToInt128(Vector vector) {
        long[] values = ((LongVector) vector).values();
        return new Int128Vector(vector.size(), new long[vector.size()], values, vector.validity());
    }

    private static Conversion toMicros(int digits) {
        return switch (digits) {
            case 3 -> StoredConversions::millisToMicros;
            case 9 -> StoredConversions::nanosToMicros;
            default -> Conversion.NONE;
        };
    }

    private static Vector millisToMicros(Vector vector) {
        long[] values = ((LongVector) vector).values();
        long[] result = new long[vector.size()];
        for (int i = 0; i < result.length; i++) {
            if (!vector.isNull(i)) {
                result[i] = Math.multiplyExact(values[i], 1000L);
            }
        }
        return new LongVector(vector.size(), result, vector.validity());
    }

    private static Vector nanosToMicros(Vector vector) {
        long[] values = ((LongVector) vector).values();
        long[] result = new long[vector.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.floorDiv(values[i], 1000L);
        }
        return new LongVector(vector.size(), result, vector.validity());
    }

    /** Big-endian two's complement. */
    private static Vector bytesToLongs(Vector vector) {
        BytesVector source = (BytesVector) vector;
        long[] result = new long[vector.size()];
        for (int i = 0; i < result.length; i++) {
            if (!vector.isNull(i)) {
                long low = BigEndian.low(source.bytes(), source.starts()[i], source.lengths()[i]);
                if (BigEndian.high(source.bytes(), source.starts()[i], source.lengths()[i]) != low >> 63) {
                    throw new CorruptDataException("a decimal of more than 64 bits");
                }
                result[i] = low;
            }
        }
        return new LongVector(vector.size(), result, vector.validity());
    }

    private static Vector bytesToInt128(Vector vector) {
        BytesVector source = (BytesVector) vector;
        long[] high = new long[vector.size()];
        long[] low = new long[vector.size()];
        for (int i = 0; i < high.length; i++) {
            if (!vector.isNull(i)) {
                high[i] = BigEndian.high(source.bytes(), source.starts()[i], source.lengths()[i]);
                low[i] = BigEndian.low(source.bytes(), source.starts()[i], source.lengths()[i]);
            }
        }
        return new Int128Vector(vector.size(), high, low, vector.validity());
    }

    private static Vector halfFloats(Vector vector) {
        BytesVector source = (BytesVector) vector;
        double[] result = new double[vector.size()];
        for (int i = 0; i < result.length; i++) {
            if (!vector.isNull(i)) {
                int start = source.starts()[i];
                int bits = source.bytes()[start] & 0xff | (source.bytes()[start + 1] & 0xff) << 8;
                result[i] = halfFloat(bits);
            }
        }
        return new DoubleVector(vector.size(), result, vector.validity());
    }

    /** IEEE 754 binary16. */
    static double halfFloat(int bits) {
        int exponent = bits >>> 10 & 31;
        int fraction = bits & 1023;
        double magnitude =
                switch (exponent) {
                    case 0 -> Math.scalb((double) fraction, -24);
                    case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb((double) (fraction + 1024), exponent - 25);
                };
        return (bits & 0x8000) != 0 ? -magnitude : magnitude;
    }

    private static Vector intervals(Vector vector) {
        BytesVector source = (BytesVector) vector;
        Vector[] parts = new Vector[3];
        for (int part = 0; part < parts.length; part++) {
            long[] values = new long[vector.size()];
            for (int i = 0; i < values.length; i++) {
                if (!vector.isNull(i)) {
                    values[i] = Bits.getInt(source.bytes(), source.starts()[i] + 4 * part) & 0xffff_ffffL;
                }
            }
            parts[part] = new LongVector(vector.size(), values, vector.validity());
        }
        return new RowVector(vector.size(), parts, vector.validity());
    }
}
