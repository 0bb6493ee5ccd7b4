package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.planner.convert.Conditions;
import io.mesquite.spi.type.Layout;
import java.util.Comparator;
import java.util.List;

/**
 * The order of an AND's operands: those first that drop the most rows for the least work, that is by cost divided by the
 * fraction of rows dropped. Fractions are rules of thumb; operands of equal rank keep their order.
 */
final class PredicateOrder {
    private PredicateOrder() {}

    static Expression ordered(List<Expression> conjuncts) {
        List<Expression> distinct = conjuncts.stream().distinct().toList();
        return Conditions.and(distinct.stream()
                .sorted(Comparator.comparingDouble(PredicateOrder::rank))
                .toList());
    }

    private static double rank(Expression condition) {
        return cost(condition) / (1.0001 - selectivity(condition));
    }

    /** The work for one row, in units of one comparison of two numbers. */
    private static double cost(Expression expression) {
        double own = 0;
        if (expression instanceof InputReference reference) {
            // reading a text costs more than comparing it
            own = reference.type().layout() == Layout.BYTES ? 3 : 0.5;
        } else if (expression instanceof Call call) {
            own = switch (call.function()) {
                case Operators.LIKE, Operators.ILIKE -> 8;
                case Operators.NOT -> 0.1;
                case Operators.ADD, Operators.SUBTRACT, Operators.MULTIPLY -> 1;
                case Operators.DIVIDE, Operators.MODULUS -> 4;
                default -> call.function().startsWith("regexp") ? 40 : Operators.isComparison(call.function()) ? 1 : 6;
            };
        } else if (expression instanceof Cast) {
            own = 6;
        } else if (expression instanceof SpecialForm form) {
            own = form.form() == SpecialForm.Form.IN ? 2 : 0.5;
            if (form.form() == SpecialForm.Form.IN) {
                return own + cost(form.arguments().get(0));
            }
        }
        return own
                + expression.children().stream()
                        .mapToDouble(PredicateOrder::cost)
                        .sum();
    }

    /** The fraction of rows for which a condition is true. */
    static double selectivity(Expression condition) {
        if (condition instanceof Call call) {
            return switch (call.function()) {
                case Operators.EQUAL, Operators.IS_NOT_DISTINCT_FROM -> 0.05;
                case Operators.LESS_THAN,
                        Operators.LESS_THAN_OR_EQUAL,
                        Operators.GREATER_THAN,
                        Operators.GREATER_THAN_OR_EQUAL -> 0.4;
                case Operators.LIKE, Operators.ILIKE -> 0.1;
                case Operators.NOT -> 1 - selectivity(call.arguments().get(0));
                case Operators.NOT_EQUAL, Operators.IS_DISTINCT_FROM -> 0.95;
                default -> 0.5;
            };
        } else if (condition instanceof SpecialForm form) {
            return switch (form.form()) {
                case AND ->
                    form.arguments().stream()
                            .mapToDouble(PredicateOrder::selectivity)
                            .reduce(1, (left, right) -> left * right);
                case OR ->
                    1
                            - form.arguments().stream()
                                    .mapToDouble(PredicateOrder::selectivity)
                                    .reduce(1, (left, right) -> left * (1 - right));
                case IN -> Math.min(0.5, 0.05 * (form.arguments().size() - 1));
                case IS_NULL -> 0.05;
                default -> 0.5;
            };
        }
        return 0.5;
    }
}
