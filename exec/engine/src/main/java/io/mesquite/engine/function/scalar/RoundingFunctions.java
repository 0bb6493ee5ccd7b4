package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.DOUBLE;

import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.ScalarFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rounding, signs and remainders of all kinds of numbers; results have the argument's kind. */
final class RoundingFunctions {
    private static final List<SimpleType> INTEGERS =
            List.of(SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER, SimpleType.BIGINT);

    private RoundingFunctions() {}

    static void addTo(FunctionTable table) {
        addIntegers(table);
        addDecimals(table);
        addDoubles(table);
    }

    private static void addIntegers(FunctionTable table) {
        for (SimpleType type : INTEGERS) {
            List<TypePattern> one = List.of(TypePattern.of(type));
            for (String name : List.of("ceil", "floor", "round", "truncate")) {
                table.add(name, one, type, "The integer itself", (row, out) -> out.set(row.longValue(0)));
            }
            table.add(
                    "abs",
                    one,
                    type,
                    "The number without its sign",
                    (row, out) -> out.set(abs(row.longValue(0), type)));
            table.add("sign", one, type, "-1, 0 or 1", (row, out) -> out.set((long) Long.signum(row.longValue(0))));
            List<TypePattern> two = List.of(TypePattern.of(type), TypePattern.of(type));
            table.add(
                    "mod",
                    two,
                    type,
                    "The remainder, with the sign of the first argument",
                    (row, out) -> out.set(remainder(row.longValue(0), row.longValue(1))));
        }
        table.add(
                "round",
                List.of(BIGINT, BIGINT),
                SimpleType.BIGINT,
                ROUND,
                (row, out) -> out.set(round(row.longValue(0), row.longValue(1), RoundingMode.HALF_UP)));
        table.add(
                "truncate",
                List.of(BIGINT, BIGINT),
                SimpleType.BIGINT,
                TRUNCATE,
                (row, out) -> out.set(round(row.longValue(0), row.longValue(1), RoundingMode.DOWN)));
        table.add("gcd", List.of(BIGINT, BIGINT), SimpleType.BIGINT, "The greatest common divisor", (row, out) -> {
            BigInteger divisor = BigInteger.valueOf(row.longValue(0)).gcd(BigInteger.valueOf(row.longValue(1)));
            out.set(fit(divisor, "gcd"));
        });
        table.add("lcm", List.of(BIGINT, BIGINT), SimpleType.BIGINT, "The least common multiple", (row, out) -> {
            BigInteger a = BigInteger.valueOf(row.longValue(0));
            BigInteger b = BigInteger.valueOf(row.longValue(1));
            BigInteger divisor = a.gcd(b);
            out.set(
                    divisor.signum() == 0
                            ? 0L
                            : fit(a.divide(divisor).multiply(b).abs(), "lcm"));
        });
    }

    private static final String ROUND = "The number rounded half away from zero to so many digits behind the point";
    private static final String TRUNCATE = "The number cut towards zero to so many digits behind the point";

    private static void addDecimals(FunctionTable table) {
        TypePattern decimal = TypePattern.decimal();
        ReturnType same = ReturnType.argument("DECIMAL", 0);
        ReturnType whole = new ReturnType("DECIMAL", types -> {
            DecimalType type = (DecimalType) types.get(0);
            int digits = type.precision() - type.scale() + (type.scale() > 0 ? 1 : 0);
            return new DecimalType(Math.max(1, Math.min(DecimalType.MAX_PRECISION, digits)), 0);
        });
        decimal(table, "abs", same, "The number without its sign", BigDecimal::abs);
        decimal(table, "ceil", whole, "The least integer not below", value -> value.setScale(0, RoundingMode.CEILING));
        decimal(
                table,
                "floor",
                whole,
                "The greatest integer not above",
                value -> value.setScale(0, RoundingMode.FLOOR));
        decimal(table, "round", whole, "The nearest integer", value -> value.setScale(0, RoundingMode.HALF_UP));
        decimal(table, "truncate", whole, "The integer part", value -> value.setScale(0, RoundingMode.DOWN));
        ReturnType integer = ReturnType.of(SimpleType.BIGINT);
        table.add(
                "sign",
                List.of(decimal),
                integer,
                "-1, 0 or 1",
                (arguments, type) -> RowFunction.kernels(
                        (row, out) -> out.set((long)
                                decimal(row.value(0), arguments.get(0).type()).signum()),
                        1,
                        type,
                        true));
        table.add("round", List.of(decimal, BIGINT), same, ROUND, digits(RoundingMode.HALF_UP));
        table.add("truncate", List.of(decimal, BIGINT), same, TRUNCATE, digits(RoundingMode.DOWN));
        table.alias("ceil", "ceiling").alias("truncate", "trunc");
    }

    private static void addDoubles(FunctionTable table) {
        for (SimpleType type : List.of(SimpleType.REAL, SimpleType.DOUBLE)) {
            List<TypePattern> one = List.of(TypePattern.of(type));
            table.add(
                    "abs",
                    one,
                    type,
                    "The number without its sign",
                    (row, out) -> out.set(Math.abs(row.doubleValue(0))));
            table.add("sign", one, type, "-1, 0 or 1", (row, out) -> out.set(Math.signum(row.doubleValue(0))));
            for (String name : List.of("ceil", "ceiling")) {
                table.add(
                        name,
                        one,
                        type,
                        "The least integer not below",
                        (row, out) -> out.set(Math.ceil(row.doubleValue(0))));
            }
            table.add(
                    "floor",
                    one,
                    type,
                    "The greatest integer not above",
                    (row, out) -> out.set(Math.floor(row.doubleValue(0))));
            table.add(
                    "round",
                    one,
                    type,
                    "The nearest integer",
                    (row, out) -> out.set(round(row.doubleValue(0), 0, RoundingMode.HALF_UP)));
            for (String name : List.of("truncate", "trunc")) {
                table.add(
                        name,
                        one,
                        type,
                        "The integer part",
                        (row, out) -> out.set(round(row.doubleValue(0), 0, RoundingMode.DOWN)));
            }
        }
        table.add(
                "round",
                List.of(DOUBLE, BIGINT),
                SimpleType.DOUBLE,
                ROUND,
                (row, out) -> out.set(round(row.doubleValue(0), row.longValue(1), RoundingMode.HALF_UP)));
        table.add(
                "truncate",
                List.of(DOUBLE, BIGINT),
                SimpleType.DOUBLE,
                TRUNCATE,
                (row, out) -> out.set(round(row.doubleValue(0), row.longValue(1), RoundingMode.DOWN)));
        table.add(
                "mod",
                List.of(DOUBLE, DOUBLE),
                SimpleType.DOUBLE,
                "The remainder",
                (row, out) -> out.set(row.doubleValue(0) % row.doubleValue(1)));
    }

    private static void decimal(
            FunctionTable table,
            String name,
            ReturnType returnType,
            String description,
            UnaryOperator<BigDecimal> function) {
        ScalarFunction implementation = (arguments, type) -> RowFunction.kernels(
                (row, out) -> out.setValue(nativeValue(
                        function.apply(decimal(row.value(0), arguments.get(0).type())), (DecimalType) type)),
                1,
                type,
                true);
        table.add(name, List.of(TypePattern.decimal()), returnType, description, implementation);
    }

    private static ScalarFunction digits(RoundingMode mode) {
        return (arguments, type) -> RowFunction.kernels(
                (row, out) -> {
                    BigDecimal value = decimal(row.value(0), arguments.get(0).type());
                    int scale =
                            (int) Math.max(-DecimalType.MAX_PRECISION - 1, Math.min(row.longValue(1), value.scale()));
                    BigDecimal rounded = value.setScale(scale, mode).setScale(value.scale());
                    out.setValue(nativeValue(rounded, (DecimalType) type));
                },
                2,
                type,
                true);
    }

    static BigDecimal decimal(Object value, Type type) {
        BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
        return new BigDecimal(unscaled, ((DecimalType) type).scale());
    }

    private static Object nativeValue(BigDecimal value, DecimalType type) {
        if (value.signum() != 0 && value.precision() > type.precision()) {
            throw Arguments.outOfRange(
                    value.toPlainString() + " does not fit into " + type.sql() + "; cast the argument to a wider type");
        }
        BigInteger unscaled = value.unscaledValue();
        return type.isShort() ? (Object) unscaled.longValue() : Int128.of(unscaled);
    }

    private static double round(double value, long digits, RoundingMode mode) {
        if (!Double.isFinite(value) || digits > 330) {
            return value;
        }
        if (digits < -330) {
            return 0;
        }
        // The shortest decimal that stands for the double is rounded, as a person would.
        return BigDecimal.valueOf(value).setScale((int) digits, mode).doubleValue();
    }

    private static long round(long value, long digits, RoundingMode mode) {
        if (digits >= 0) {
            return value;
        }
        if (digits < -19) {
            return 0;
        }
        return fit(BigDecimal.valueOf(value).setScale((int) digits, mode).toBigIntegerExact(), "round");
    }

    private static long fit(BigInteger value, String function) {
        if (value.bitLength() > 63) {
            throw Arguments.outOfRange("the result " + value + " of " + function + " does not fit into BIGINT");
        }
        return value.longValue();
    }

    private static long abs(long value, SimpleType type) {
        long least =
                switch (type) {
                    case TINYINT -> Byte.MIN_VALUE;
                    case SMALLINT -> Short.MIN_VALUE;
                    case INTEGER -> Integer.MIN_VALUE;
                    default -> Long.MIN_VALUE;
                };
        if (value == least) {
            throw Arguments.outOfRange("abs(" + value + ") does not fit into " + type.sql() + "; cast to a wider type");
        }
        return Math.abs(value);
    }

    private static long remainder(long dividend, long divisor) {
        if (divisor == 0) {
            throw new MesquiteException(
                    ErrorCode.DIVISION_BY_ZERO,
                    "mod(" + dividend + ", 0) is a division by zero; use NULLIF(divisor, 0) to get null instead");
        }
        return dividend % divisor;
    }
}
