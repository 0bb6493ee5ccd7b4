package io.mesquite.engine.function;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.Optional;
import java.util.OptionalInt;

/** SQL's implicit casts: to wider integers, then decimal, REAL and DOUBLE; DATE to TIMESTAMP; CHAR to VARCHAR; NULL to anything. */
final class Coercions {
    /** More than any chain of casts costs. */
    static final int EXPENSIVE = 1000;

    private Coercions() {}

    /** What an implicit cast costs, 0 where none is needed; empty where there is none. */
    static OptionalInt cost(Type from, Type to) {
        if (from.equals(to)) {
            return OptionalInt.of(0);
        }
        if (from == SimpleType.UNKNOWN) {
            return OptionalInt.of(1);
        }
        if (from instanceof VarcharType && to instanceof VarcharType) {
            return OptionalInt.of(0);
        }
        if (from instanceof CharType && to instanceof VarcharType) {
            return OptionalInt.of(1);
        }
        if (from instanceof ArrayType left && to instanceof ArrayType right) {
            return cost(left.element(), right.element());
        }
        if (from instanceof MapType left && to instanceof MapType right) {
            OptionalInt key = cost(left.key(), right.key());
            OptionalInt value = cost(left.value(), right.value());
            return key.isPresent() && value.isPresent()
                    ? OptionalInt.of(key.getAsInt() + value.getAsInt())
                    : OptionalInt.empty();
        }
        if (from instanceof DecimalType left && to instanceof DecimalType right) {
            boolean fits = left.scale() <= right.scale()
                    && left.precision() - left.scale() <= right.precision() - right.scale();
            return fits ? OptionalInt.of(1) : OptionalInt.empty();
        }
        int fromRank = numericRank(from);
        int toRank = numericRank(to);
        if (fromRank > 0 && toRank > fromRank) {
            return OptionalInt.of(2 * (toRank - fromRank));
        }
        int fromTime = timeRank(from);
        int toTime = timeRank(to);
        return fromTime > 0 && toTime > fromTime ? OptionalInt.of(2 * (toTime - fromTime)) : OptionalInt.empty();
    }

    /** The narrowest type that both cast to. */
    static Optional<Type> common(Type left, Type right) {
        if (left instanceof VarcharType a && right instanceof VarcharType b) {
            return Optional.of(new VarcharType(Math.max(a.length(), b.length())));
        }
        if (left instanceof CharType a && right instanceof CharType b) {
            return Optional.of(new CharType(Math.max(a.length(), b.length())));
        }
        if (left instanceof ArrayType a && right instanceof ArrayType b) {
            return common(a.element(), b.element()).map(ArrayType::new);
        }
        Optional<DecimalType> a = asDecimal(left);
        Optional<DecimalType> b = asDecimal(right);
        boolean oneIsDecimal = left instanceof DecimalType || right instanceof DecimalType;
        if (oneIsDecimal && a.isPresent() && b.isPresent()) {
            int scale = Math.max(a.get().scale(), b.get().scale());
            int whole = Math.max(
                    a.get().precision() - a.get().scale(),
                    b.get().precision() - b.get().scale());
            return Optional.of(new DecimalType(Math.min(DecimalType.MAX_PRECISION, whole + scale), scale));
        }
        if (cost(left, right).isPresent()) {
            return Optional.of(right);
        }
        return cost(right, left).isPresent() ? Optional.of(left) : Optional.empty();
    }

    /** The decimal type that holds all values of a decimal or integer type. */
    static Optional<DecimalType> asDecimal(Type type) {
        if (type instanceof DecimalType decimal) {
            return Optional.of(decimal);
        }
        if (type instanceof SimpleType simple) {
            switch (simple) {
                case TINYINT -> {
                    return Optional.of(new DecimalType(3, 0));
                }
                case SMALLINT -> {
                    return Optional.of(new DecimalType(5, 0));
                }
                case INTEGER -> {
                    return Optional.of(new DecimalType(10, 0));
                }
                case BIGINT -> {
                    return Optional.of(new DecimalType(19, 0));
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static int numericRank(Type type) {
        if (type instanceof DecimalType) {
            return 5;
        }
        if (type instanceof SimpleType simple) {
            return switch (simple) {
                case TINYINT -> 1;
                case SMALLINT -> 2;
                case INTEGER -> 3;
                case BIGINT -> 4;
                case REAL -> 6;
                case DOUBLE -> 7;
                default -> 0;
            };
        }
        return 0;
    }

    private static int timeRank(Type type) {
        if (type instanceof SimpleType simple) {
            return switch (simple) {
                case DATE -> 1;
                case TIMESTAMP -> 2;
                case TIMESTAMP_WITH_TIME_ZONE -> 3;
                default -> 0;
            };
        }
        return 0;
    }
}
