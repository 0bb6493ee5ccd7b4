package io.mesquite.engine.expression;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.LambdaArgument;
import io.mesquite.plan.expression.SpecialForm;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The input columns of an expression, and the expression over nothing but them. */
final class Channels {
    private Channels() {}

    /** The columns that the expression reads, ascending. */
    static int[] of(Expression expression) {
        TreeSet<Integer> channels = new TreeSet<>();
        expression.forEach(part -> {
            if (part instanceof InputReference reference) {
                channels.add(reference.channel());
            }
        });
        return channels.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The same expression where column {@code channels[i]} is column {@code i}. */
    static Expression compact(Expression expression, int[] channels) {
        if (expression instanceof InputReference reference) {
            return new InputReference(Arrays.binarySearch(channels, reference.channel()), reference.type());
        } else if (expression instanceof Call call) {
            return new Call(call.function(), compact(call.arguments(), channels), call.type());
        } else if (expression instanceof SpecialForm form) {
            return new SpecialForm(form.form(), compact(form.arguments(), channels), form.type());
        } else if (expression instanceof Cast cast) {
            return new Cast(compact(cast.value(), channels), cast.type(), cast.safe());
        } else if (expression instanceof Lambda lambda) {
            return new Lambda(lambda.parameters(), compact(lambda.body(), channels));
        } else if (expression instanceof Constant || expression instanceof LambdaArgument) {
            return expression;
        }
        throw new IllegalArgumentException(expression.toString());
    }

    private static List<Expression> compact(List<Expression> expressions, int[] channels) {
        return expressions.stream()
                .map(expression -> compact(expression, channels))
                .toList();
    }
}
