package io.mesquite.files.parquet.schema;

import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** From the type that a file says to the wider type that its table says, without loss. */
public final class Widening {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private Widening() {}

    /** The conversion between scalar types; empty where there is none. */
    public static Optional<Conversion> find(Type from, Type to) {
        if (from.equals(to)) {
            return Optional.of(Conversion.NONE);
        }
        Conversion found = null;
        if (integerDigits(from) > 0) {
            found = ofInteger(from, to);
        } else if (from instanceof DecimalType decimal) {
            found = ofDecimal(decimal, to);
        } else if (from == SimpleType.REAL && to == SimpleType.DOUBLE) {
            found = Conversion.NONE;
        } else if (from == SimpleType.DATE && to == SimpleType.TIMESTAMP) {
            found = Widening::datesToTimestamps;
        } else if (from == SimpleType.JSON && to.equals(VarcharType.UNBOUNDED)
                || from.equals(VarcharType.UNBOUNDED) && to == SimpleType.VARBINARY) {
            found = Conversion.NONE;
        }
        return Optional.ofNullable(found);
    }

    /** Digits that hold every value of an integer type; 0 for other types. */
    private static int integerDigits(Type type) {
        if (!(type instanceof SimpleType simple)) {
            return 0;
        }
        return switch (simple) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> 0;
        };
    }

    private static Conversion ofInteger(Type from, Type to) {
        int digits = integerDigits(from);
        Conversion toLongs = from.layout() == Layout.INT ? StoredConversions::toLongs : Conversion.NONE;
        if (integerDigits(to) > digits) {
            return to.layout() == Layout.INT ? Conversion.NONE : toLongs;
        }
        if (to == SimpleType.DOUBLE || to == SimpleType.REAL && digits <= 5) {
            return toLongs.then(vector -> longsToDoubles(vector, 0));
        }
        if (to instanceof DecimalType decimal && decimal.precision() - decimal.scale() >= digits) {
            return toLongs.then(rescale(Layout.LONG, decimal.scale(), decimal));
        }
        return null;
    }

    private static Conversion ofDecimal(DecimalType from, Type to) {
        if (to instanceof DecimalType decimal) {
            int moreScale = decimal.scale() - from.scale();
            boolean fits = moreScale >= 0 && decimal.precision() - decimal.scale() >= from.precision() - from.scale();
            return fits ? rescale(from.layout(), moreScale, decimal) : null;
        }
        if (to == SimpleType.DOUBLE) {
            return from.isShort()
                    ? vector -> longsToDoubles(vector, from.scale())
                    : vector -> int128ToDoubles(vector, from.scale());
        }
        return null;
    }

    private static Conversion rescale(Layout from, int moreScale, DecimalType to) {
        if (from == Layout.LONG) {
            Conversion scaled = moreScale == 0 ? Conversion.NONE : null;
            if (to.isShort()) {
                return scaled != null ? scaled : vector -> multiply(vector, moreScale);
            }
            Conversion widened = StoredConversions::toInt128;
            return scaled != null ? widened : widened.then(vector -> multiplyInt128(vector, moreScale));
        }
        return moreScale == 0 ? Conversion.NONE : vector -> multiplyInt128(vector, moreScale);
    }

    private static Vector multiply(Vector vector, int powerOfTen) {
        long[] values = ((LongVector) vector).values();
        long factor = BigInteger.TEN.pow(powerOfTen).longValueExact();
        long[] result = new long[vector.size()];
        for (int i = 0; i < result.length; i++) {
            if (!vector.isNull(i)) {
                result[i] = Math.multiplyExact(values[i], factor);
            }
        }
        return new LongVector(vector.size(), result, vector.validity());
    }

    private static Vector multiplyInt128(Vector vector, int powerOfTen) {
        Int128Vector source = (Int128Vector) vector;
        BigInteger factor = BigInteger.TEN.pow(powerOfTen);
        long[] high = new long[vector.size()];
        long[] low = new long[vector.size()];
        for (int i = 0; i < high.length; i++) {
            if (!vector.isNull(i)) {
                Int128 value = new Int128(source.high()[i], source.low()[i]);
                Int128 product = Int128.of(value.toBigInteger().multiply(factor));
                high[i] = product.high();
                low[i] = product.low();
            }
        }
        return new Int128Vector(vector.size(), high, low, vector.validity());
    }

    private static Vector longsToDoubles(Vector vector, int scale) {
        long[] values = ((LongVector) vector).values();
        double[] result = new double[vector.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = scale == 0
                    ? values[i]
                    : BigDecimal.valueOf(values[i], scale).doubleValue();
        }
        return new DoubleVector(vector.size(), result, vector.validity());
    }

    private static Vector int128ToDoubles(Vector vector, int scale) {
        Int128Vector source = (Int128Vector) vector;
        double[] result = new double[vector.size()];
        for (int i = 0; i < result.length; i++) {
            Int128 value = new Int128(source.high()[i], source.low()[i]);
            result[i] = new BigDecimal(value.toBigInteger(), scale).doubleValue();
        }
        return new DoubleVector(vector.size(), result, vector.validity());
    }

    private static Vector datesToTimestamps(Vector vector) {
        int[] values = ((IntVector) vector).values();
        long[] result = new long[vector.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i] * MICROS_PER_DAY;
        }
        return new LongVector(vector.size(), result, vector.validity());
    }
}
