package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.expression.SpecialForm.Form;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code a = 1 OR a = 2 OR b} as {@code a IN (1, 2) OR b}, which is evaluated in one step. */
final class EqualitiesToIn {
    private EqualitiesToIn() {}

    /** Any of the conditions. */
    static Expression or(List<Expression> conditions) {
        List<Expression> disjuncts = Conditions.disjuncts(Conditions.or(conditions));
        Map<Expression, List<Expression>> candidates = new LinkedHashMap<>();
        List<Expression> others = new ArrayList<>();
        for (Expression disjunct : disjuncts) {
            if (disjunct instanceof Call call
                    && call.function().equals(Operators.EQUAL)
                    && call.arguments().get(1) instanceof Constant) {
                candidates
                        .computeIfAbsent(call.arguments().get(0), value -> new ArrayList<>())
                        .add(call.arguments().get(1));
            } else {
                others.add(disjunct);
            }
        }
        List<Expression> merged = new ArrayList<>();
        candidates.forEach((value, constants) -> merged.add(in(value, constants)));
        merged.addAll(others);
        return Conditions.or(merged);
    }

    private static Expression in(Expression value, List<Expression> constants) {
        if (constants.size() == 1) {
            return new Call(Operators.EQUAL, List.of(value, constants.get(0)), SimpleType.BOOLEAN);
        }
        List<Expression> arguments = new ArrayList<>();
        arguments.add(value);
        constants.stream().distinct().forEach(arguments::add);
        return new SpecialForm(Form.IN, arguments, SimpleType.BOOLEAN);
    }
}
