package io.mesquite.engine.scan;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.LambdaArgument;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.expression.SpecialForm.Form;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * Cuts a predicate at its ANDs into steps that each need few columns:
 *
 * <pre>
 * a &gt; 1 AND b &lt; 2 AND a &lt; 5 AND c / b &gt; 3   becomes   [a: a &gt; 1 AND a &lt; 5] [b: b &lt; 2] [b, c: c / b &gt; 3]
 * </pre>
 *
 * What can't fail may move forward to a step of the same columns; what can fail (a division, a cast) keeps its place behind all
 * that was written before it, so that conditions still protect those behind them.
 */
final class Conjuncts {
    private static final Set<String> NEVER_FAIL = Set.of(
            Operators.EQUAL,
            Operators.NOT_EQUAL,
            Operators.LESS_THAN,
            Operators.LESS_THAN_OR_EQUAL,
            Operators.GREATER_THAN,
            Operators.GREATER_THAN_OR_EQUAL,
            Operators.IS_DISTINCT_FROM,
            Operators.IS_NOT_DISTINCT_FROM,
            Operators.NOT);
    private static final Set<Form> FORMS_THAT_NEVER_FAIL =
            Set.of(Form.AND, Form.OR, Form.IN, Form.IS_NULL, Form.COALESCE);

    /**
     * One step.
     *
     * @param columns ascending, without repeats
     * @param predicate over those columns alone: channel i is the i-th of them
     */
    record Step(int[] columns, Expression predicate) {}

    private record Group(Set<Integer> columns, List<Expression> conjuncts) {}

    private Conjuncts() {}

    static List<Step> split(Expression predicate) {
        List<Expression> conjuncts = new ArrayList<>();
        flatten(predicate, conjuncts);
        List<Group> groups = new ArrayList<>();
        for (Expression conjunct : conjuncts) {
            place(groups, conjunct);
        }
        return groups.stream().map(Conjuncts::toStep).toList();
    }

    private static void flatten(Expression predicate, List<Expression> conjuncts) {
        if (predicate instanceof SpecialForm form && form.form() == Form.AND) {
            form.arguments().forEach(argument -> flatten(argument, conjuncts));
        } else {
            conjuncts.add(predicate);
        }
    }

    private static void place(List<Group> groups, Expression conjunct) {
        Set<Integer> columns = columns(conjunct);
        int first = neverFails(conjunct) ? 0 : Math.max(0, groups.size() - 1);
        for (Group group : groups.subList(first, groups.size())) {
            if (group.columns.equals(columns)) {
                group.conjuncts.add(conjunct);
                return;
            }
        }
        groups.add(new Group(columns, new ArrayList<>(List.of(conjunct))));
    }

    private static Step toStep(Group group) {
        List<Integer> columns = List.copyOf(group.columns);
        Map<Integer, Integer> channels = new java.util.HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            channels.put(columns.get(i), i);
        }
        List<Expression> remapped = group.conjuncts.stream()
                .map(conjunct -> remap(conjunct, channels::get))
                .toList();
        Expression all =
                remapped.size() == 1 ? remapped.get(0) : new SpecialForm(Form.AND, remapped, SimpleType.BOOLEAN);
        return new Step(columns.stream().mapToInt(Integer::intValue).toArray(), all);
    }

    private static Set<Integer> columns(Expression expression) {
        Set<Integer> columns = new TreeSet<>();
        expression.forEach(part -> {
            if (part instanceof InputReference reference) {
                columns.add(reference.channel());
            }
        });
        return columns;
    }

    private static boolean neverFails(Expression expression) {
        boolean own;
        if (expression instanceof Call call) {
            own = NEVER_FAIL.contains(call.function());
        } else if (expression instanceof SpecialForm form) {
            own = FORMS_THAT_NEVER_FAIL.contains(form.form());
        } else {
            own = expression instanceof InputReference || expression instanceof Constant;
        }
        return own && expression.children().stream().allMatch(Conjuncts::neverFails);
    }

    /** The expression with other channels. */
    private static Expression remap(Expression expression, IntUnaryOperator channels) {
        if (expression instanceof InputReference reference) {
            return new InputReference(channels.applyAsInt(reference.channel()), reference.type());
        } else if (expression instanceof Call call) {
            return new Call(call.function(), remap(call.arguments(), channels), call.type());
        } else if (expression instanceof SpecialForm form) {
            return new SpecialForm(form.form(), remap(form.arguments(), channels), form.type());
        } else if (expression instanceof Cast cast) {
            return new Cast(remap(cast.value(), channels), cast.type(), cast.safe());
        } else if (expression instanceof Lambda lambda) {
            return new Lambda(lambda.parameters(), remap(lambda.body(), channels));
        }
        assert expression instanceof Constant || expression instanceof LambdaArgument;
        return expression;
    }

    private static List<Expression> remap(List<Expression> expressions, IntUnaryOperator channels) {
        return expressions.stream().map(part -> remap(part, channels)).toList();
    }
}
