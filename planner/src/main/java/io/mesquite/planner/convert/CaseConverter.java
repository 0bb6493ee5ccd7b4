package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.expression.SpecialForm.Form;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;

/** CASE and COALESCE; Calcite writes the second as the first, which is undone here. */
final class CaseConverter {
    private CaseConverter() {}

    static Expression convert(RexCall call, ExpressionConverter expressions) {
        Type type = resultType(call);
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < call.getOperands().size(); i++) {
            Expression operand = expressions.operand(call, i);
            boolean isValue = i % 2 == 1 || i == call.getOperands().size() - 1;
            arguments.add(isValue ? value(operand, type) : operand);
        }
        return isCoalesce(arguments) ? coalesce(arguments, type) : new SpecialForm(Form.CASE, arguments, type);
    }

    static Expression coalesce(RexCall call, ExpressionConverter expressions) {
        Type type = resultType(call);
        return new SpecialForm(
                Form.COALESCE,
                expressions.convert(call.getOperands()).stream()
                        .map(operand -> value(operand, type))
                        .toList(),
                type);
    }

    /** Texts are not padded to the longest of the branches. */
    private static Type resultType(RexCall call) {
        Type type = ExpressionConverter.type(call);
        return type instanceof CharType text ? new VarcharType(text.length()) : type;
    }

    private static Expression value(Expression operand, Type type) {
        if (operand instanceof Constant constant && constant.value() == null) {
            return new Constant(null, type);
        }
        return Coercion.comparable(operand.type(), type) ? operand : Coercion.cast(operand, type);
    }

    /** Whether it is {@code CASE WHEN x IS NOT NULL THEN x WHEN y IS NOT NULL THEN y ... ELSE z END}. */
    private static boolean isCoalesce(List<Expression> arguments) {
        for (int i = 0; i < arguments.size() - 1; i += 2) {
            if (!arguments.get(i).equals(Conditions.not(Conditions.isNull(arguments.get(i + 1))))) {
                return false;
            }
        }
        return true;
    }

    private static Expression coalesce(List<Expression> arguments, Type type) {
        List<Expression> values = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            values.add(arguments.get(i));
        }
        values.add(arguments.get(arguments.size() - 1));
        return new SpecialForm(Form.COALESCE, values, type);
    }
}
