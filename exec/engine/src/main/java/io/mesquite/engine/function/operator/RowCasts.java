package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.kernel.Utf8;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.Function;

/** Casts of single values between any two types; {@link CastKernels} has the fast ones. */
final class RowCasts {
    private static final long DAY = 86_400_000_000L;

    private RowCasts() {}

    /** @throws MesquiteException TYPE_MISMATCH where SQL has no such cast */
    static RowFunction of(Type from, Type to) {
        Function<Object, Object> cast = conversion(from, to);
        return (row, out) -> out.setValue(cast.apply(row.value(0)));
    }

    private static Function<Object, Object> conversion(Type from, Type to) {
        if (from == SimpleType.UNKNOWN) {
            return value -> null;
        }
        if (isText(to) && Text.has(from)) {
            return value -> text(value, from, to);
        }
        if (to instanceof DecimalType decimal && (isNumber(from) || isText(from))) {
            return value -> unscaled(number(value, from, to), decimal);
        }
        if (isInteger(to) && (isNumber(from) || isText(from) || from == SimpleType.BOOLEAN)) {
            return value -> integer(value, from, (SimpleType) to);
        }
        if (to instanceof SimpleType simple) {
            return simpleConversion(from, simple);
        }
        throw unsupported(from, to);
    }

    private static Function<Object, Object> simpleConversion(Type from, SimpleType to) {
        switch (to) {
            case DOUBLE, REAL -> {
                if (isNumber(from)) {
                    return value -> floating(value, from, to);
                }
            }
            case BOOLEAN -> {
                if (isInteger(from)) {
                    return value -> (Long) value != 0;
                }
                if (isNumber(from)) {
                    return value -> !(value instanceof Double number
                            ? number == 0
                            : number(value, from, to).signum() == 0);
                }
            }
            case DATE -> {
                if (from == SimpleType.TIMESTAMP || from == SimpleType.TIMESTAMP_WITH_TIME_ZONE) {
                    return value -> Math.floorDiv((Long) value, DAY);
                }
            }
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> {
                if (from == SimpleType.DATE) {
                    return value -> (Long) value * DAY;
                }
                if (from == SimpleType.TIMESTAMP || from == SimpleType.TIMESTAMP_WITH_TIME_ZONE) {
                    return value -> value;
                }
            }
            case TIME -> {
                if (from == SimpleType.TIMESTAMP || from == SimpleType.TIMESTAMP_WITH_TIME_ZONE) {
                    return value -> Math.floorMod((Long) value, DAY);
                }
            }
            case VARBINARY, JSON -> {
                if (isText(from) || from == SimpleType.JSON) {
                    return value -> value;
                }
            }
            default -> {}
        }
        if (from.equals(to)) {
            return value -> value;
        }
        if (isText(from) && Parse.canRead(to)) {
            return value -> Parse.value(((Bytes) value).toUtf8(), to);
        }
        throw unsupported(from, to);
    }

    private static Object text(Object value, Type from, Type to) {
        int limit = to instanceof VarcharType varchar ? varchar.length() : ((CharType) to).length();
        byte[] source = value instanceof Bytes bytes
                ? bytes.array()
                : Bytes.utf8(Text.of(value, from)).array();
        int end = Utf8.end(source, 0, source.length, limit);
        if (end < source.length && !isText(from)) {
            throw new MesquiteException(
                    ErrorCode.STRING_TOO_LONG,
                    Text.of(value, from) + " has more than " + limit + " characters and can't be cast to " + to.sql());
        }
        if (to instanceof CharType) {
            while (end > 0 && source[end - 1] == ' ') {
                end--;
            }
        }
        return end == source.length ? new Bytes(source) : new Bytes(Arrays.copyOf(source, end));
    }

    private static Object integer(Object value, Type from, SimpleType to) {
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        BigInteger integer =
                number(value, from, to).setScale(0, RoundingMode.HALF_UP).toBigInteger();
        int bits =
                switch (to) {
                    case TINYINT -> 8;
                    case SMALLINT -> 16;
                    case INTEGER -> 32;
                    default -> 64;
                };
        if (integer.bitLength() >= bits) {
            throw outOfRange(value, from, to);
        }
        return integer.longValue();
    }

    private static Object unscaled(BigDecimal number, DecimalType to) {
        BigDecimal scaled = number.setScale(to.scale(), RoundingMode.HALF_UP);
        if (scaled.signum() != 0 && scaled.precision() > to.precision()) {
            throw new MesquiteException(
                    ErrorCode.NUMERIC_OUT_OF_RANGE,
                    number.toPlainString() + " does not fit into " + to.sql() + "; cast to a wider type");
        }
        if (to.isShort()) {
            return scaled.unscaledValue().longValue();
        }
        return Int128.of(scaled.unscaledValue());
    }

    private static Object floating(Object value, Type from, SimpleType to) {
        double number = value instanceof Double floating
                ? floating
                : from.layout() != Layout.INT128 && !(from instanceof DecimalType)
                        ? (Long) value
                        : number(value, from, to).doubleValue();
        if (to == SimpleType.DOUBLE) {
            return number;
        }
        double real = (float) number;
        if (Double.isInfinite(real) && !Double.isInfinite(number)) {
            throw outOfRange(value, from, to);
        }
        return real;
    }

    /** The exact value of a number or a text. */
    private static BigDecimal number(Object value, Type from, Type to) {
        if (from instanceof DecimalType decimal) {
            return Text.decimal(value, decimal.scale());
        } else if (value instanceof Long integer) {
            return BigDecimal.valueOf(integer);
        } else if (value instanceof Double floating) {
            if (Double.isNaN(floating) || Double.isInfinite(floating)) {
                throw outOfRange(value, from, to);
            }
            // A double stands for the shortest decimal that reads back as it, so that 0.285 becomes 0.29 and not 0.28.
            return from == SimpleType.REAL
                    ? new BigDecimal(Float.toString(floating.floatValue()))
                    : BigDecimal.valueOf(floating);
        }
        return Parse.decimal(((Bytes) value).toUtf8(), to);
    }

    private static MesquiteException outOfRange(Object value, Type from, Type to) {
        return new MesquiteException(
                ErrorCode.NUMERIC_OUT_OF_RANGE,
                (from instanceof DecimalType || value instanceof Bytes ? Text.of(value, from) : value)
                        + " does not fit into " + to.sql() + "; cast to a wider type");
    }

    private static MesquiteException unsupported(Type from, Type to) {
        return new MesquiteException(
                ErrorCode.TYPE_MISMATCH, "a value of " + from.sql() + " can't be cast to " + to.sql());
    }

    static boolean isText(Type type) {
        return type instanceof VarcharType || type instanceof CharType;
    }

    static boolean isInteger(Type type) {
        return type == SimpleType.BIGINT
                || type == SimpleType.INTEGER
                || type == SimpleType.SMALLINT
                || type == SimpleType.TINYINT;
    }

    static boolean isNumber(Type type) {
        return isInteger(type) || type instanceof DecimalType || type == SimpleType.DOUBLE || type == SimpleType.REAL;
    }
}
