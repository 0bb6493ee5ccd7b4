package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.SpecialForm;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

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
        return topDown(
                expression, part -> part instanceof InputReference reference ? replacement.apply(reference) : part);
    }

    /** The expression with parts replaced from the top: what is replaced is not looked into. */
    public static Expression topDown(Expression expression, UnaryOperator<Expression> replacement) {
        Expression replaced = replacement.apply(expression);
        if (replaced != expression) {
            return replaced;
        } else if (expression instanceof Call call) {
            return new Call(call.function(), topDown(call.arguments(), replacement), call.type());
        } else if (expression instanceof SpecialForm form) {
            return new SpecialForm(form.form(), topDown(form.arguments(), replacement), form.type());
        } else if (expression instanceof Cast cast) {
            return new Cast(topDown(cast.value(), replacement), cast.type(), cast.safe());
        } else if (expression instanceof Lambda lambda) {
            return new Lambda(lambda.parameters(), topDown(lambda.body(), replacement));
        }
        return expression;
    }

    private static List<Expression> topDown(List<Expression> expressions, UnaryOperator<Expression> replacement) {
        return expressions.stream()
                .map(expression -> topDown(expression, replacement))
                .toList();
    }
}
