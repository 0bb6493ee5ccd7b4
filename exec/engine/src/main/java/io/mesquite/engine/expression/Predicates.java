package io.mesquite.engine.expression;

import io.mesquite.engine.function.operator.Comparison;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.spi.type.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compiles predicates to filters, one for each conjunct, in the order of the plan. Comparisons of an integer column with constants
 * become ranges, and neighbouring ranges of one column become one.
 */
final class Predicates {
    private final Expressions expressions;

    Predicates(Expressions expressions) {
        this.expressions = expressions;
    }

    Supplier<Selector> compile(Expression predicate) {
        List<Expression> conjuncts = new ArrayList<>();
        split(predicate, conjuncts);
        List<Supplier<Filter>> filters = new ArrayList<>();
        RangeFilter.Range pending = null;
        Expression pendingConjunct = null;
        for (Expression conjunct : conjuncts) {
            RangeFilter.Range range = range(conjunct);
            if (pending != null && range != null && pending.canJoin(range)) {
                pending = pending.join(range);
                pendingConjunct =
                        new SpecialForm(SpecialForm.Form.AND, List.of(pendingConjunct, conjunct), conjunct.type());
                continue;
            }
            if (pending != null) {
                filters.add(filter(pending, pendingConjunct));
            }
            pending = range;
            pendingConjunct = conjunct;
            if (range == null) {
                filters.add(filter(conjunct));
            }
        }
        if (pending != null) {
            filters.add(filter(pending, pendingConjunct));
        }
        return () -> new Conjunction(filters.stream().map(Supplier::get).toArray(Filter[]::new));
    }

    private static void split(Expression predicate, List<Expression> conjuncts) {
        if (predicate instanceof SpecialForm form && form.form() == SpecialForm.Form.AND) {
            form.arguments().forEach(argument -> split(argument, conjuncts));
        } else {
            conjuncts.add(predicate);
        }
    }

    private Supplier<Filter> filter(RangeFilter.Range range, Expression conjunct) {
        Supplier<Filter> other = filter(conjunct);
        return () -> new RangeFilter(range, other.get());
    }

    private Supplier<Filter> filter(Expression conjunct) {
        int[] channels = Channels.of(conjunct);
        if (channels.length == 1 && expressions.isDeterministic(conjunct)) {
            Supplier<Evaluator> compact = expressions.compile(Channels.compact(conjunct, channels));
            return () -> new ColumnFilter(channels[0], Expressions.inputType(conjunct), compact.get());
        }
        Supplier<Narrowed> value = expressions.narrow(conjunct);
        return () -> new ValueFilter(value.get());
    }

    /** The range that a comparison of an integer column and a constant stands for, or null where it is something else. */
    private static RangeFilter.Range range(Expression conjunct) {
        if (!(conjunct instanceof Call call) || Comparison.Operator.of(call.function()) == null) {
            return null;
        }
        Comparison.Operator operator = Comparison.Operator.of(call.function());
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        if (left instanceof Constant && right instanceof InputReference) {
            Expression swap = left;
            left = right;
            right = swap;
            operator = operator.flipped();
        }
        boolean fits = left instanceof InputReference
                && right instanceof Constant
                && (left.type().layout() == Layout.INT || left.type().layout() == Layout.LONG)
                && left.type().layout() == right.type().layout();
        Object bound = fits ? ((Constant) right).value() : null;
        return bound == null ? null : RangeFilter.Range.of(((InputReference) left).channel(), operator, (Long) bound);
    }
}
