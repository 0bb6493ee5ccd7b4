package io.mesquite.engine.expression;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.LambdaArgument;
import io.mesquite.plan.expression.SpecialForm;
import java.util.List;
import java.util.function.Supplier;

/** Makes of a lambda's body an expression over columns: those that it names, and behind them its parameters. */
final class LambdaBodies {
    private LambdaBodies() {}

    /** Arguments of lambdas around this one are columns already when it is compiled. */
    static Supplier<LambdaEvaluator.Body> compile(Lambda lambda, ExpressionCompiler compiler) {
        int[] channels = Channels.of(lambda.body());
        List<LambdaArgument> parameters = lambda.parameters();
        Expression body = columns(Channels.compact(lambda.body(), channels), parameters, channels.length);
        Supplier<Evaluator> evaluator = compiler.compile(body);
        return () -> new LambdaEvaluator.Body(channels, evaluator.get());
    }

    private static Expression columns(Expression expression, List<LambdaArgument> parameters, int first) {
        if (expression instanceof LambdaArgument argument) {
            int index = parameters.indexOf(argument);
            return index < 0 ? argument : new InputReference(first + index, argument.type());
        } else if (expression instanceof Call call) {
            return new Call(call.function(), columns(call.arguments(), parameters, first), call.type());
        } else if (expression instanceof SpecialForm form) {
            return new SpecialForm(form.form(), columns(form.arguments(), parameters, first), form.type());
        } else if (expression instanceof Cast cast) {
            return new Cast(columns(cast.value(), parameters, first), cast.type(), cast.safe());
        } else if (expression instanceof Lambda inner) {
            return new Lambda(inner.parameters(), columns(inner.body(), parameters, first));
        }
        return expression;
    }

    private static List<Expression> columns(List<Expression> expressions, List<LambdaArgument> parameters, int first) {
        return expressions.stream()
                .map(expression -> columns(expression, parameters, first))
                .toList();
    }
}
