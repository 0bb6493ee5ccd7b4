package io.mesquite.engine.expression;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.Layout;
import java.util.List;

/**
 * Tells which expressions cost less to compute for all rows than their columns cost to gather for some: references,
 * constants, comparisons, sums and products, and forms of these. Texts are not among them but for constants, for their
 * comparisons depend on their lengths; nor is anything that varies from call to call.
 */
final class Cheapness {
    /** About what it costs to gather a column and put the results back. */
    private static final int GATHERING = 6;

    private static final int EXPENSIVE = 1000;

    private Cheapness() {}

    /**
     * Whether to compute all arguments of a lazy form for all rows.
     *
     * @param lazyArguments those that would be computed for some rows only
     */
    static boolean isWorthwhile(List<Expression> lazyArguments) {
        int cost = 0;
        for (Expression argument : lazyArguments) {
            cost += cost(argument);
        }
        return cost <= GATHERING * lazyArguments.size();
    }

    private static int cost(Expression expression) {
        if (expression instanceof InputReference || expression instanceof Constant) {
            return 0;
        } else if (expression instanceof Call call && isCheap(call)) {
            return ofLayout(call.arguments().get(0).type().layout()) + ofArguments(call);
        } else if (expression instanceof SpecialForm form) {
            return switch (form.form()) {
                case AND, OR, CASE, COALESCE, IS_NULL, IN -> 2 + ofArguments(form);
                default -> EXPENSIVE;
            };
        }
        return EXPENSIVE;
    }

    private static int ofArguments(Expression expression) {
        return expression.children().stream().mapToInt(Cheapness::cost).sum();
    }

    private static boolean isCheap(Call call) {
        return switch (call.function()) {
            case Operators.ADD, Operators.SUBTRACT, Operators.MULTIPLY, Operators.NOT, Operators.NEGATE -> true;
            default -> Operators.isComparison(call.function());
        };
    }

    private static int ofLayout(Layout layout) {
        return switch (layout) {
            case BOOLEAN, INT, LONG, DOUBLE -> 1;
            case INT128 -> 4;
            case BYTES -> 8;
            case ARRAY, MAP, ROW -> EXPENSIVE;
        };
    }
}
