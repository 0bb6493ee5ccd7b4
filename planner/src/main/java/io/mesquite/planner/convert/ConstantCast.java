package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Constant;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Constants as other types, where nothing is lost: then the plan holds the cast constant, which sources can be told and
 * columns can be compared with as they are stored. What loses anything is left to the engine's cast.
 */
final class ConstantCast {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private ConstantCast() {}

    /** The constant of the type, or empty where its value has no exact equal in it. */
    static Optional<Constant> exactly(Constant constant, Type type) {
        if (constant.type().equals(type) || constant.value() == null) {
            return Optional.of(new Constant(constant.value(), type));
        }
        return exactValue(constant, type).map(value -> new Constant(value, type));
    }

    private static Optional<?> exactValue(Constant constant, Type type) {
        if (type instanceof VarcharType text && constant.type() instanceof VarcharType) {
            return within((Bytes) constant.value(), text.length());
        } else if (type instanceof CharType text && constant.type() instanceof VarcharType) {
            return within(withoutTrailingSpaces((Bytes) constant.value()), text.length());
        } else if (type == SimpleType.TIMESTAMP && constant.type() == SimpleType.DATE) {
            return Optional.of((Long) constant.value() * MICROS_PER_DAY);
        } else if (type == SimpleType.DATE && constant.type() == SimpleType.TIMESTAMP) {
            long micros = (Long) constant.value();
            return micros % MICROS_PER_DAY == 0 ? Optional.of(micros / MICROS_PER_DAY) : Optional.empty();
        }
        return number(constant).flatMap(number -> exactNumber(number, type));
    }

    private static Optional<?> exactNumber(BigDecimal number, Type type) {
        if (type instanceof DecimalType decimal) {
            BigDecimal stripped = number.stripTrailingZeros();
            boolean fits = stripped.scale() <= decimal.scale()
                    && stripped.precision() - stripped.scale() <= decimal.precision() - decimal.scale();
            return fits ? Optional.of(LiteralConverter.unscaled(number, decimal)) : Optional.empty();
        } else if (type == SimpleType.DOUBLE) {
            // the nearest double is what a cast gives, too
            return Optional.of(number.doubleValue());
        } else if (type instanceof SimpleType simple && integerBits(simple) > 0) {
            try {
                BigInteger integer = number.toBigIntegerExact();
                return integer.bitLength() < integerBits(simple) ? Optional.of(integer.longValue()) : Optional.empty();
            } catch (ArithmeticException fraction) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The value of an exact number. */
    private static Optional<BigDecimal> number(Constant constant) {
        if (constant.type() instanceof DecimalType decimal) {
            BigInteger unscaled = constant.value() instanceof Int128 wide
                    ? wide.toBigInteger()
                    : BigInteger.valueOf((Long) constant.value());
            return Optional.of(new BigDecimal(unscaled, decimal.scale()));
        } else if (constant.type() instanceof SimpleType simple && integerBits(simple) > 0) {
            return Optional.of(BigDecimal.valueOf((Long) constant.value()));
        }
        return Optional.empty();
    }

    /** The size of an integer type, or 0 for other types. */
    static int integerBits(Type type) {
        if (!(type instanceof SimpleType simple)) {
            return 0;
        }
        return switch (simple) {
            case TINYINT -> 8;
            case SMALLINT -> 16;
            case INTEGER -> 32;
            case BIGINT -> 64;
            default -> 0;
        };
    }

    private static Optional<Bytes> within(Bytes text, int length) {
        return text.length() <= length
                        || text.toUtf8().codePointCount(0, text.toUtf8().length()) <= length
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Bytes withoutTrailingSpaces(Bytes text) {
        String value = text.toUtf8();
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        return Bytes.utf8(value.substring(0, end));
    }
}
