package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.List;
import org.apache.calcite.rex.RexCall;

/**
 * Arithmetic of numbers, and of dates, timestamps and intervals. Decimals of different scales are operands as they are;
 * everything else is cast to the type of the result.
 */
final class ArithmeticConverter {
    private ArithmeticConverter() {}

    static Expression convert(RexCall call, ExpressionConverter expressions) {
        String operator = operator(call);
        Expression left = expressions.operand(call, 0);
        Expression right = expressions.operand(call, 1);
        Type type = ExpressionConverter.type(call);
        if (Coercion.isNumber(left.type()) && Coercion.isNumber(right.type())) {
            return new Call(operator, List.of(number(left, type), number(right, type)), type);
        }
        return datetime(operator, left, right, type);
    }

    static Expression negate(RexCall call, ExpressionConverter expressions) {
        Type type = ExpressionConverter.type(call);
        Expression value = expressions.operand(call, 0);
        return new Call(Operators.NEGATE, List.of(Coercion.cast(value, type)), type);
    }

    private static String operator(RexCall call) {
        return switch (call.getKind()) {
            case PLUS, CHECKED_PLUS -> Operators.ADD;
            case MINUS, CHECKED_MINUS -> Operators.SUBTRACT;
            case TIMES, CHECKED_TIMES -> Operators.MULTIPLY;
            case DIVIDE, CHECKED_DIVIDE -> Operators.DIVIDE;
            default -> Operators.MODULUS;
        };
    }

    private static Expression number(Expression operand, Type result) {
        if (!(result instanceof DecimalType)) {
            return Coercion.cast(operand, result);
        } else if (operand.type() instanceof DecimalType) {
            return operand;
        }
        DecimalType decimal = Coercion.asDecimal(operand.type())
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.TYPE_MISMATCH, operand.type().sql() + " is not an exact number"));
        if (operand instanceof Constant constant && constant.value() instanceof Long value) {
            int digits = Long.toString(Math.abs(value)).replace("-", "").length();
            return Coercion.cast(constant, new DecimalType(digits, 0));
        }
        return Coercion.cast(operand, decimal);
    }

    private static Expression datetime(String operator, Expression left, Expression right, Type type) {
        if (isInterval(left.type()) && Coercion.isNumber(right.type())) {
            return new Call(operator, List.of(left, factor(right)), type);
        } else if (isInterval(right.type()) && Coercion.isNumber(left.type())) {
            return new Call(operator, List.of(right, factor(left)), type);
        } else if (isInterval(left.type()) && !isInterval(right.type())) {
            return new Call(operator, List.of(pointInTime(right, type), left), type);
        } else if (isInterval(right.type()) && !isInterval(left.type())) {
            return new Call(operator, List.of(pointInTime(left, type), right), type);
        } else if (type == SimpleType.INTERVAL_DAY_TO_SECOND && !isInterval(left.type())) {
            Type common = Coercion.commonType(SimpleType.TIMESTAMP, Coercion.commonType(left.type(), right.type()));
            return new Call(operator, List.of(Coercion.cast(left, common), Coercion.cast(right, common)), type);
        } else if (left.type().equals(right.type()) && type != SimpleType.INTERVAL_YEAR_TO_MONTH
                || isInterval(left.type()) && isInterval(right.type())) {
            return new Call(operator, List.of(left, right), type);
        }
        throw new MesquiteException(
                ErrorCode.NOT_SUPPORTED,
                "operator " + operator + " is not supported for " + left.type().sql() + " and "
                        + right.type().sql());
    }

    /** Intervals are multiplied and divided by BIGINT and DOUBLE. */
    private static Expression factor(Expression number) {
        return Coercion.cast(
                number, ConstantCast.integerBits(number.type()) > 0 ? SimpleType.BIGINT : SimpleType.DOUBLE);
    }

    /** A date to which hours are added is a timestamp. */
    private static Expression pointInTime(Expression time, Type result) {
        return Coercion.cast(time, result);
    }

    private static boolean isInterval(Type type) {
        return type == SimpleType.INTERVAL_DAY_TO_SECOND || type == SimpleType.INTERVAL_YEAR_TO_MONTH;
    }
}
