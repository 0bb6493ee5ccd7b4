package io.mesquite.engine.expression;

import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/** The scalar twin of the engine's expressions: one row, exact numbers, as SQL defines it and without regard to speed. */
final class ExpressionInterpreter {
    /** The expression has no value for the row. */
    static final class Failure extends RuntimeException {}

    private final List<Object> row;

    ExpressionInterpreter(List<Object> row) {
        this.row = row;
    }

    Object evaluate(Expression expression) {
        if (expression instanceof InputReference reference) {
            return row.get(reference.channel());
        } else if (expression instanceof Constant constant) {
            return constant.value();
        } else if (expression instanceof SpecialForm form) {
            return form(form);
        } else if (expression instanceof Cast cast) {
            Object value = evaluate(cast.value());
            boolean same = cast.value().type().equals(cast.type());
            return value == null || same
                    ? value
                    : fit(number(value, cast.value().type()), cast.type());
        }
        return call((Call) expression);
    }

    private Object form(SpecialForm form) {
        List<Expression> arguments = form.arguments();
        return switch (form.form()) {
            case AND -> logic(arguments, false);
            case OR -> logic(arguments, true);
            case CASE -> {
                for (int i = 0; i + 1 < arguments.size(); i += 2) {
                    if (Boolean.TRUE.equals(evaluate(arguments.get(i)))) {
                        yield evaluate(arguments.get(i + 1));
                    }
                }
                yield evaluate(arguments.get(arguments.size() - 1));
            }
            case COALESCE -> {
                Object value = null;
                for (int i = 0; i < arguments.size() && value == null; i++) {
                    value = evaluate(arguments.get(i));
                }
                yield value;
            }
            case IN -> in(arguments);
            case IS_NULL -> evaluate(arguments.get(0)) == null;
            case NULLIF -> {
                Object first = evaluate(arguments.get(0));
                Object second = evaluate(arguments.get(1));
                boolean same = first != null && second != null && NativeOrder.compare(first, second) == 0;
                yield same ? null : first;
            }
            default -> throw new IllegalArgumentException(form.toString());
        };
    }

    private Object logic(List<Expression> arguments, boolean deciding) {
        boolean unknown = false;
        for (Expression argument : arguments) {
            Object value = evaluate(argument);
            if (value == null) {
                unknown = true;
            } else if ((Boolean) value == deciding) {
                return deciding;
            }
        }
        return unknown ? null : (Object) !deciding;
    }

    private Object in(List<Expression> arguments) {
        Object value = evaluate(arguments.get(0));
        if (value == null) {
            return null;
        }
        boolean unknown = false;
        for (Expression candidate : arguments.subList(1, arguments.size())) {
            Object other = evaluate(candidate);
            if (other == null) {
                unknown = true;
            } else if (NativeOrder.compare(value, other) == 0) {
                return true;
            }
        }
        return unknown ? null : (Object) false;
    }

    private Object call(Call call) {
        Object[] values = new Object[call.arguments().size()];
        boolean anyNull = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluate(call.arguments().get(i));
            anyNull |= values[i] == null;
        }
        switch (call.function()) {
            case Operators.IS_DISTINCT_FROM -> {
                return NativeOrder.compare(values[0], values[1]) != 0;
            }
            case Operators.IS_NOT_DISTINCT_FROM -> {
                return NativeOrder.compare(values[0], values[1]) == 0;
            }
            default -> {
                return anyNull ? null : strict(call, values);
            }
        }
    }

    private static Object strict(Call call, Object[] values) {
        Type type = call.type();
        return switch (call.function()) {
            case Operators.NOT -> !(Boolean) values[0];
            case Operators.EQUAL -> NativeOrder.compare(values[0], values[1]) == 0;
            case Operators.NOT_EQUAL -> NativeOrder.compare(values[0], values[1]) != 0;
            case Operators.LESS_THAN -> NativeOrder.compare(values[0], values[1]) < 0;
            case Operators.LESS_THAN_OR_EQUAL -> NativeOrder.compare(values[0], values[1]) <= 0;
            case Operators.GREATER_THAN -> NativeOrder.compare(values[0], values[1]) > 0;
            case Operators.GREATER_THAN_OR_EQUAL -> NativeOrder.compare(values[0], values[1]) >= 0;
            case Operators.LIKE -> like(((Bytes) values[0]).toUtf8(), ((Bytes) values[1]).toUtf8());
            case "substring" -> substring(((Bytes) values[0]).toUtf8(), (Long) values[1], (Long) values[2]);
            case Operators.NEGATE ->
                type == SimpleType.DOUBLE
                        ? (Object) (-(Double) values[0])
                        : fit(number(values[0], type).negate(), type);
            default ->
                type == SimpleType.DOUBLE
                        ? (Object) doubles(call.function(), (Double) values[0], (Double) values[1])
                        : exact(
                                call.function(),
                                number(values[0], call.arguments().get(0).type()),
                                number(values[1], call.arguments().get(1).type()),
                                type);
        };
    }

    private static double doubles(String function, double a, double b) {
        return switch (function) {
            case Operators.ADD -> a + b;
            case Operators.SUBTRACT -> a - b;
            case Operators.MULTIPLY -> a * b;
            case Operators.DIVIDE -> a / b;
            default -> a % b;
        };
    }

    private static Object exact(String function, BigDecimal a, BigDecimal b, Type type) {
        boolean divides = function.equals(Operators.DIVIDE) || function.equals(Operators.MODULUS);
        if (divides && b.signum() == 0) {
            throw new Failure();
        }
        int scale = type instanceof DecimalType decimal ? decimal.scale() : 0;
        RoundingMode mode = type instanceof DecimalType ? RoundingMode.HALF_UP : RoundingMode.DOWN;
        return fit(
                switch (function) {
                    case Operators.ADD -> a.add(b);
                    case Operators.SUBTRACT -> a.subtract(b);
                    case Operators.MULTIPLY -> a.multiply(b);
                    case Operators.DIVIDE -> a.divide(b, scale, mode);
                    default -> a.remainder(b);
                },
                type);
    }

    private static Boolean like(String text, String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints()
                .forEach(character -> regex.append(
                        character == '%'
                                ? ".*"
                                : character == '_' ? "." : Pattern.quote(Character.toString(character))));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    private static Bytes substring(String text, long start, long length) {
        int[] characters = text.codePoints().toArray();
        StringBuilder part = new StringBuilder();
        for (long i = Math.max(1, start); i < start + length && i <= characters.length; i++) {
            part.appendCodePoint(characters[(int) i - 1]);
        }
        return Bytes.utf8(part.toString());
    }

    private static BigDecimal number(Object value, Type type) {
        if (value instanceof Double floating) {
            if (!Double.isFinite(floating)) {
                throw new Failure();
            }
            return BigDecimal.valueOf(floating);
        }
        BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
        return new BigDecimal(unscaled, type instanceof DecimalType decimal ? decimal.scale() : 0);
    }

    private static Object fit(BigDecimal value, Type type) {
        if (type == SimpleType.DOUBLE) {
            return value.doubleValue();
        }
        int scale = type instanceof DecimalType decimal ? decimal.scale() : 0;
        BigInteger unscaled = value.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
        if (type instanceof DecimalType decimal) {
            if (unscaled.abs().compareTo(BigInteger.TEN.pow(decimal.precision())) >= 0) {
                throw new Failure();
            }
            return decimal.isShort() ? (Object) unscaled.longValueExact() : Int128.of(unscaled);
        }
        int bits = type == SimpleType.INTEGER ? 31 : 63;
        if (unscaled.bitLength() > bits) {
            throw new Failure();
        }
        return unscaled.longValueExact();
    }
}
