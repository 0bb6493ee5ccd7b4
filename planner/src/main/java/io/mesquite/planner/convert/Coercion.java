package io.mesquite.planner.convert;

import static io.mesquite.planner.convert.ConstantCast.integerBits;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;
import java.util.Optional;

/** Brings operands to the types that their operator takes. */
final class Coercion {
    private Coercion() {}

    /** A column as a value of exactly the type: a text of another maximum length is cast too. */
    static Expression castExactly(Type from, Type to, int channel) {
        Expression column = new InputReference(channel, from);
        return from.equals(to) ? column : new Cast(column, to, false);
    }

    /** The expression as a value of the type; itself where it already is one, or a text that may not be as long. */
    static Expression cast(Expression expression, Type type) {
        boolean shorterText = expression.type() instanceof VarcharType narrow
                && type instanceof VarcharType wide
                && narrow.length() <= wide.length();
        if (expression.type().equals(type) || shorterText) {
            return expression;
        }
        if (expression instanceof Constant constant) {
            Optional<Constant> exact = ConstantCast.exactly(constant, type);
            if (exact.isPresent()) {
                return exact.get();
            }
        }
        return new Cast(expression, type, false);
    }

    /**
     * A comparison by one of the comparing {@link io.mesquite.plan.function.Operators}. A column that is compared with a constant
     * stays as it is stored, where the constant has an equal of the column's type; constants stand on the right.
     */
    static Expression compare(String operator, Expression left, Expression right) {
        if (left instanceof Constant && !(right instanceof Constant)) {
            return compare(Operators.mirrored(operator), right, left);
        } else if (right instanceof Constant constant) {
            Expression column = withoutWidening(left, constant);
            return comparison(operator, column, cast(constant, comparisonType(column, constant)));
        }
        return comparison(operator, left, right);
    }

    private static Expression comparison(String operator, Expression left, Expression right) {
        if (!comparable(left.type(), right.type())) {
            Type common = commonType(left.type(), right.type());
            left = cast(left, common);
            right = cast(right, common);
        }
        return new Call(operator, List.of(left, right), SimpleType.BOOLEAN);
    }

    /** Whether values of the types are compared as they are: equal types, and texts of any maximum length. */
    static boolean comparable(Type left, Type right) {
        return left.equals(right) || left instanceof VarcharType && right instanceof VarcharType;
    }

    /** The type of an expression where the constant has an exact equal in it, else the constant's own. */
    private static Type comparisonType(Expression expression, Constant constant) {
        return ConstantCast.exactly(constant, expression.type()).isPresent() ? expression.type() : constant.type();
    }

    /** {@code x} for {@code CAST(x AS wider)}, where the constant has an equal of x's type: then order and equality are the same. */
    private static Expression withoutWidening(Expression expression, Constant constant) {
        return expression instanceof Cast cast
                        && widens(cast.value().type(), cast.type())
                        && ConstantCast.exactly(constant, cast.value().type()).isPresent()
                ? cast.value()
                : expression;
    }

    /** Whether a cast keeps order, and different values different. */
    private static boolean widens(Type from, Type to) {
        if (from == SimpleType.DATE && to == SimpleType.TIMESTAMP) {
            return true;
        } else if (from instanceof VarcharType narrow && to instanceof VarcharType wide) {
            return narrow.length() <= wide.length();
        } else if (integerBits(from) > 0 && integerBits(to) > 0) {
            return integerBits(from) <= integerBits(to);
        }
        Optional<DecimalType> narrow = asDecimal(from);
        return narrow.isPresent()
                && to instanceof DecimalType wide
                && wide.scale() >= narrow.get().scale()
                && wide.precision() - wide.scale()
                        >= narrow.get().precision() - narrow.get().scale();
    }

    /**
     * The narrowest type that both types can be cast to without loss.
     *
     * @throws MesquiteException TYPE_MISMATCH where there is none
     */
    static Type commonType(Type left, Type right) {
        if (left.equals(right) || right == SimpleType.UNKNOWN) {
            return left;
        } else if (left == SimpleType.UNKNOWN) {
            return right;
        } else if (integerBits(left) > 0 && integerBits(right) > 0) {
            return integerBits(left) >= integerBits(right) ? left : right;
        } else if (isNumber(left) && isNumber(right)) {
            return isFloating(left) || isFloating(right)
                    ? SimpleType.DOUBLE
                    : commonDecimal(
                            asDecimal(left).orElseThrow(), asDecimal(right).orElseThrow());
        } else if (isText(left) && isText(right)) {
            return new VarcharType(Math.max(textLength(left), textLength(right)));
        } else if (isDateOrTimestamp(left) && isDateOrTimestamp(right)) {
            boolean zoned = left == SimpleType.TIMESTAMP_WITH_TIME_ZONE || right == SimpleType.TIMESTAMP_WITH_TIME_ZONE;
            return zoned ? SimpleType.TIMESTAMP_WITH_TIME_ZONE : SimpleType.TIMESTAMP;
        } else if (left instanceof ArrayType leftArray && right instanceof ArrayType rightArray) {
            return new ArrayType(commonType(leftArray.element(), rightArray.element()));
        }
        throw new MesquiteException(
                ErrorCode.TYPE_MISMATCH,
                "a value of type " + left.sql() + " does not go with one of type " + right.sql()
                        + "; CAST one of them to the other's type");
    }

    static boolean isNumber(Type type) {
        return isFloating(type) || asDecimal(type).isPresent();
    }

    static boolean isFloating(Type type) {
        return type == SimpleType.DOUBLE || type == SimpleType.REAL;
    }

    /** The decimal that holds all values of an exact number's type; empty for other types. */
    static Optional<DecimalType> asDecimal(Type type) {
        if (type instanceof DecimalType decimal) {
            return Optional.of(decimal);
        }
        return switch (integerBits(type)) {
            case 8 -> Optional.of(new DecimalType(3, 0));
            case 16 -> Optional.of(new DecimalType(5, 0));
            case 32 -> Optional.of(new DecimalType(10, 0));
            case 64 -> Optional.of(new DecimalType(19, 0));
            default -> Optional.empty();
        };
    }

    private static DecimalType commonDecimal(DecimalType left, DecimalType right) {
        int scale = Math.max(left.scale(), right.scale());
        int integral = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return new DecimalType(Math.min(DecimalType.MAX_PRECISION, integral + scale), scale);
    }

    static boolean isText(Type type) {
        return type instanceof VarcharType || type instanceof CharType;
    }

    /** A text as VARCHAR, of any maximum length. */
    static Expression asVarchar(Expression text) {
        return text.type() instanceof VarcharType ? text : cast(text, varchar(text.type()));
    }

    /** The VARCHAR for texts of a type; unbounded for what is not a text. */
    static VarcharType varchar(Type type) {
        return isText(type) ? new VarcharType(textLength(type)) : VarcharType.UNBOUNDED;
    }

    private static int textLength(Type type) {
        return type instanceof VarcharType varchar ? varchar.length() : ((CharType) type).length();
    }

    private static boolean isDateOrTimestamp(Type type) {
        return type == SimpleType.DATE || type == SimpleType.TIMESTAMP || type == SimpleType.TIMESTAMP_WITH_TIME_ZONE;
    }
}
