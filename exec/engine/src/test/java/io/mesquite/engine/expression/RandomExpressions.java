package io.mesquite.engine.expression;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.expression.SpecialForm.Form;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random expressions, and values to go with them: small ones mostly, so that operators meet equal values, and the extremes. */
final class RandomExpressions {
    static final List<Type> TYPES = List.of(
            SimpleType.BOOLEAN,
            SimpleType.INTEGER,
            SimpleType.BIGINT,
            SimpleType.DOUBLE,
            VarcharType.UNBOUNDED,
            new DecimalType(4, 1),
            new DecimalType(15, 2),
            new DecimalType(30, 3));

    private static final List<String> COMPARISONS = List.of(
            Operators.EQUAL,
            Operators.NOT_EQUAL,
            Operators.LESS_THAN,
            Operators.LESS_THAN_OR_EQUAL,
            Operators.GREATER_THAN,
            Operators.GREATER_THAN_OR_EQUAL,
            Operators.IS_DISTINCT_FROM,
            Operators.IS_NOT_DISTINCT_FROM);
    private static final List<String> ARITHMETIC =
            List.of(Operators.ADD, Operators.SUBTRACT, Operators.MULTIPLY, Operators.DIVIDE, Operators.MODULUS);
    private static final List<String> TEXTS = List.of("", "a", "ab", "äb", "b%", "special requests", "a_", "𝄞a");
    private static final List<String> PATTERNS =
            List.of("%", "a%", "%b", "%a%", "_b", "%e%e%", "", "ab", "%special%requests%");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Object value(Type type) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        if (type instanceof DecimalType decimal) {
            int digits = random.nextInt(4) == 0 ? decimal.precision() : Math.min(3, decimal.precision());
            BigInteger unscaled = new BigInteger(130, random).mod(BigInteger.TEN.pow(digits));
            BigInteger signed = random.nextBoolean() ? unscaled : unscaled.negate();
            return decimal.isShort() ? (Object) signed.longValue() : Int128.of(signed);
        }
        return switch (type.layout()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt());
            case LONG -> integer(Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong());
            case DOUBLE ->
                switch (random.nextInt(8)) {
                    case 0 -> Double.NaN;
                    case 1 -> Double.NEGATIVE_INFINITY;
                    case 2 -> -0.0;
                    default -> random.nextInt(9) / 2.0 - 2;
                };
            default -> Bytes.utf8(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private long integer(long least, long greatest, long any) {
        return switch (random.nextInt(12)) {
            case 0 -> least;
            case 1 -> greatest;
            case 2 -> any;
            default -> random.nextInt(7) - 2;
        };
    }

    /** @param columns the types of the input's columns */
    Expression expression(Type type, List<Type> columns, int depth) {
        List<Integer> channels = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equals(type)) {
                channels.add(i);
            }
        }
        if (depth == 0) {
            return channels.isEmpty() || random.nextInt(4) == 0
                    ? new Constant(value(type), type)
                    : new InputReference(channels.get(random.nextInt(channels.size())), type);
        }
        if (random.nextInt(4) == 0) {
            return anyType(type, columns, depth - 1);
        }
        if (type == SimpleType.BOOLEAN) {
            return predicate(columns, depth - 1);
        } else if (type instanceof VarcharType) {
            return new Call(
                    "substring",
                    List.of(
                            expression(type, columns, depth - 1),
                            new Constant((long) random.nextInt(4) - 1, SimpleType.BIGINT),
                            new Constant((long) random.nextInt(4), SimpleType.BIGINT)),
                    type);
        }
        return number(type, columns, depth - 1);
    }

    private Expression anyType(Type type, List<Type> columns, int depth) {
        Expression a = expression(type, columns, depth);
        Expression b = expression(type, columns, depth);
        Expression condition = expression(SimpleType.BOOLEAN, columns, depth);
        return switch (random.nextInt(3)) {
            case 0 -> new SpecialForm(Form.CASE, List.of(condition, a, b), type);
            case 1 -> new SpecialForm(Form.COALESCE, List.of(a, b), type);
            default -> new SpecialForm(Form.NULLIF, List.of(a, b), type);
        };
    }

    private Expression predicate(List<Type> columns, int depth) {
        Type type = SimpleType.BOOLEAN;
        Type operand = TYPES.get(random.nextInt(TYPES.size()));
        Expression a = expression(operand, columns, depth);
        return switch (random.nextInt(7)) {
            case 0 -> new SpecialForm(Form.AND, booleans(columns, depth), type);
            case 1 -> new SpecialForm(Form.OR, booleans(columns, depth), type);
            case 2 -> new Call(Operators.NOT, List.of(expression(type, columns, depth)), type);
            case 3 -> new SpecialForm(Form.IS_NULL, List.of(a), type);
            case 4 ->
                new SpecialForm(
                        Form.IN, List.of(a, new Constant(value(operand), operand), candidate(operand, columns)), type);
            case 5 ->
                new Call(
                        Operators.LIKE,
                        List.of(
                                expression(VarcharType.UNBOUNDED, columns, depth),
                                new Constant(
                                        Bytes.utf8(PATTERNS.get(random.nextInt(PATTERNS.size()))),
                                        VarcharType.UNBOUNDED)),
                        type);
            default -> {
                Expression b = expression(operand, columns, random.nextBoolean() ? 0 : depth);
                yield new Call(COMPARISONS.get(random.nextInt(COMPARISONS.size())), List.of(a, b), type);
            }
        };
    }

    private Expression candidate(Type type, List<Type> columns) {
        return random.nextBoolean() ? new Constant(value(type), type) : expression(type, columns, 0);
    }

    private List<Expression> booleans(List<Type> columns, int depth) {
        List<Expression> operands = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            operands.add(expression(SimpleType.BOOLEAN, columns, depth));
        }
        return operands;
    }

    private Expression number(Type type, List<Type> columns, int depth) {
        if (random.nextInt(6) == 0) {
            return new Call(Operators.NEGATE, List.of(expression(type, columns, depth)), type);
        }
        if (random.nextInt(4) == 0) {
            Type from = TYPES.get(1 + random.nextInt(3));
            return new Cast(expression(from, columns, depth), type, false);
        }
        Type left = type;
        Type right = type;
        if (type instanceof DecimalType) {
            left = TYPES.get(5 + random.nextInt(3));
            right = TYPES.get(5 + random.nextInt(3));
        }
        return new Call(
                ARITHMETIC.get(random.nextInt(ARITHMETIC.size())),
                List.of(expression(left, columns, depth), expression(right, columns, depth)),
                type);
    }
}
