package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.expression.SpecialForm.Form;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes and takes apart boolean expressions. */
public final class Conditions {
    public static final Constant TRUE = new Constant(true, SimpleType.BOOLEAN);
    public static final Constant FALSE = new Constant(false, SimpleType.BOOLEAN);

    private Conditions() {}

    /** All of the conditions; TRUE of none. ANDs in the list are opened. */
    public static Expression and(List<? extends Expression> conditions) {
        return join(Form.AND, TRUE, conditions);
    }

    /** Any of the conditions; FALSE of none. ORs in the list are opened. */
    public static Expression or(List<? extends Expression> conditions) {
        return join(Form.OR, FALSE, conditions);
    }

    /** All of the conditions, or empty where there are none. */
    public static Optional<Expression> allOf(List<? extends Expression> conditions) {
        return conditions.isEmpty() ? Optional.empty() : Optional.of(and(conditions));
    }

    /** The operands of an AND, or the condition itself. */
    public static List<Expression> conjuncts(Expression condition) {
        return operands(Form.AND, condition);
    }

    /** The operands of an OR, or the condition itself. */
    public static List<Expression> disjuncts(Expression condition) {
        return operands(Form.OR, condition);
    }

    public static Expression not(Expression condition) {
        return condition instanceof Call call && call.function().equals(Operators.NOT)
                ? call.arguments().get(0)
                : new Call(Operators.NOT, List.of(condition), SimpleType.BOOLEAN);
    }

    public static Expression isNull(Expression value) {
        return new SpecialForm(Form.IS_NULL, List.of(value), SimpleType.BOOLEAN);
    }

    /** The condition, with {@code ifNull} where it is null. */
    static Expression orElse(Expression condition, Constant ifNull) {
        return new SpecialForm(Form.COALESCE, List.of(condition, ifNull), SimpleType.BOOLEAN);
    }

    private static List<Expression> operands(Form form, Expression condition) {
        return condition instanceof SpecialForm special && special.form() == form
                ? special.arguments()
                : List.of(condition);
    }

    private static Expression join(Form form, Constant neutral, List<? extends Expression> conditions) {
        List<Expression> operands = new ArrayList<>();
        for (Expression condition : conditions) {
            if (!condition.equals(neutral)) {
                operands.addAll(operands(form, condition));
            }
        }
        return switch (operands.size()) {
            case 0 -> neutral;
            case 1 -> operands.get(0);
            default -> new SpecialForm(form, operands, SimpleType.BOOLEAN);
        };
    }
}
