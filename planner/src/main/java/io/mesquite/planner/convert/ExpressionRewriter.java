package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.LambdaArgument;
import io.mesquite.plan.expression.SpecialForm;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** Makes expressions over other columns out of expressions. */
public final class ExpressionRewriter {
    private ExpressionRewriter() {}

    /** The expression with each column replaced by the one of the new channel. */
    public static Expression mapChannels(Expression expression, IntUnaryOperator newChannel) {
        return replaceInputs(
                expression,
                reference -> new InputReference(newChannel.applyAsInt(reference.channel()), reference.type()));
    }

    /** The expression with each column replaced by another expression of its type. */
    public static Expression replaceInputs(Expression expression, Function<InputReference, Expression> replacement) {
        if (expression instanceof InputReference reference) {
            return replacement.apply(reference);
        } else if (expression instanceof Constant || expression instanceof LambdaArgument) {
            return expression;
        } else if (expression instanceof Call call) {
            return new Call(call.function(), replaceInputs(call.arguments(), replacement), call.type());
        } else if (expression instanceof SpecialForm form) {
            return new SpecialForm(form.form(), replaceInputs(form.arguments(), replacement), form.type());
        } else if (expression instanceof Cast cast) {
            return new Cast(replaceInputs(cast.value(), replacement), cast.type(), cast.safe());
        }
        Lambda lambda = (Lambda) expression;
        return new Lambda(lambda.parameters(), replaceInputs(lambda.body(), replacement));
    }

    private static List<Expression> replaceInputs(
            List<Expression> expressions, Function<InputReference, Expression> replacement) {
        return expressions.stream()
                .map(expression -> replaceInputs(expression, replacement))
                .toList();
    }
}
