package io.mesquite.planner.convert;

import io.mesquite.parser.LambdaOperator;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.LambdaArgument;
import io.mesquite.spi.type.Type;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLambdaRef;

/** {@code x -> ...} and its arguments. */
final class LambdaConverter {
    private LambdaConverter() {}

    static boolean isLambda(RexCall call) {
        return call.getOperator() == LambdaOperator.INSTANCE;
    }

    /** The operands are the body and the parameters. */
    static Expression convert(RexCall lambda, ExpressionConverter expressions) {
        return new Lambda(
                lambda.getOperands().stream()
                        .skip(1)
                        .map(parameter -> argument((RexLambdaRef) parameter))
                        .toList(),
                expressions.operand(lambda, 0));
    }

    static LambdaArgument argument(RexLambdaRef argument) {
        return new LambdaArgument(argument.getName(), ExpressionConverter.type(argument));
    }

    /** The lambda with a body of the type. */
    static Lambda returning(Lambda lambda, Type type) {
        return new Lambda(lambda.parameters(), Coercion.cast(lambda.body(), type));
    }
}
