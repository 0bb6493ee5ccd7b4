package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.LambdaArgument;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexLambdaRef;

/** {@code x -> ...} and its arguments. */
final class LambdaConverter {
    private LambdaConverter() {}

    static Expression convert(RexLambda lambda, ExpressionConverter expressions) {
        return new Lambda(
                lambda.getParameters().stream().map(LambdaConverter::argument).toList(),
                expressions.convert(lambda.getExpression()));
    }

    static LambdaArgument argument(RexLambdaRef argument) {
        return new LambdaArgument(argument.getName(), ExpressionConverter.type(argument));
    }
}
