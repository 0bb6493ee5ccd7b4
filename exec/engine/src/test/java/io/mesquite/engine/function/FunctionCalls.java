package io.mesquite.engine.function;

import io.mesquite.engine.expression.Expressions;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Calls functions with Java values: Long for BIGINT, Integer, Double, Boolean, BigDecimal, String, byte[], LocalDate, LocalDateTime. */
final class FunctionCalls {
    private static final Expressions EXPRESSIONS = new Expressions(BuiltinFunctions.registry());

    private FunctionCalls() {}

    /** The result as a Java value of the same kinds. */
    static Object call(String function, Object... arguments) {
        List<Expression> constants = new ArrayList<>();
        for (Object argument : arguments) {
            constants.add(constant(argument));
        }
        List<Type> types = constants.stream().map(Expression::type).toList();
        FunctionSignature signature = BuiltinFunctions.registry()
                .resolve(FunctionKind.SCALAR, function, types)
                .orElseThrow(() -> new AssertionError("no " + function + types));
        List<Expression> cast = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            Type wanted = signature.argumentTypes().get(i);
            Expression given = constants.get(i);
            cast.add(given.type().equals(wanted) ? given : new Cast(given, wanted, false));
        }
        Type type = signature.returnType();
        return javaValue(EXPRESSIONS.evaluate(new Call(function, cast, type)), type);
    }

    private static Constant constant(Object value) {
        if (value == null) {
            return new Constant(null, SimpleType.UNKNOWN);
        } else if (value instanceof Integer number) {
            return new Constant(number.longValue(), SimpleType.INTEGER);
        } else if (value instanceof Long) {
            return new Constant(value, SimpleType.BIGINT);
        } else if (value instanceof Double) {
            return new Constant(value, SimpleType.DOUBLE);
        } else if (value instanceof Boolean) {
            return new Constant(value, SimpleType.BOOLEAN);
        } else if (value instanceof BigDecimal number) {
            int precision = Math.max(number.precision(), number.scale());
            DecimalType type = new DecimalType(precision, number.scale());
            BigInteger unscaled = number.unscaledValue();
            return new Constant(type.isShort() ? (Object) unscaled.longValue() : Int128.of(unscaled), type);
        } else if (value instanceof String text) {
            return new Constant(Bytes.utf8(text), VarcharType.UNBOUNDED);
        } else if (value instanceof byte[] bytes) {
            return new Constant(new Bytes(bytes), SimpleType.VARBINARY);
        } else if (value instanceof LocalDate date) {
            return new Constant(date.toEpochDay(), SimpleType.DATE);
        }
        long micros = ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), (LocalDateTime) value);
        return new Constant(micros, SimpleType.TIMESTAMP);
    }

    private static Object javaValue(Object value, Type type) {
        if (value instanceof Bytes bytes) {
            return type instanceof VarcharType ? bytes.toUtf8() : bytes.array();
        } else if (value == null) {
            return null;
        } else if (type instanceof DecimalType decimal) {
            BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
            return new BigDecimal(unscaled, decimal.scale());
        } else if (type == SimpleType.DATE) {
            return LocalDate.ofEpochDay((Long) value);
        } else if (type == SimpleType.TIMESTAMP) {
            long micros = (Long) value;
            return LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
        }
        return value;
    }
}
