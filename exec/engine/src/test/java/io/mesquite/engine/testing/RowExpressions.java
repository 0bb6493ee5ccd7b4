package io.mesquite.engine.testing;

import io.mesquite.engine.expression.Evaluator;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.expression.Selector;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A few expressions evaluated row by row, so that operators can be tested without the real compiler. */
public final class RowExpressions implements ExpressionCompiler {
    public static Expression column(int channel) {
        return new InputReference(channel, SimpleType.BIGINT);
    }

    public static Expression number(long value) {
        return new Constant(value, SimpleType.BIGINT);
    }

    public static Expression call(String function, Expression... arguments) {
        boolean arithmetic =
                List.of(Operators.ADD, Operators.DIVIDE, Operators.MODULUS).contains(function);
        return new Call(function, List.of(arguments), arithmetic ? SimpleType.BIGINT : SimpleType.BOOLEAN);
    }

    public static Expression and(Expression... arguments) {
        return new SpecialForm(SpecialForm.Form.AND, List.of(arguments), SimpleType.BOOLEAN);
    }

    @Override
    public Supplier<Evaluator> compile(Expression expression) {
        return () -> input -> {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < input.size(); i++) {
                values.add(value(expression, input, i));
            }
            return Vectors.of(expression.type(), values);
        };
    }

    @Override
    public Supplier<Selector> compilePredicate(Expression predicate) {
        return () -> (input, positions) -> {
            int count = 0;
            for (int i = 0; i < input.size(); i++) {
                if (Boolean.TRUE.equals(value(predicate, input, i))) {
                    positions[count++] = i;
                }
            }
            return count;
        };
    }

    private static Object value(Expression expression, Batch input, int row) {
        if (expression instanceof InputReference reference) {
            return input.column(reference.channel()).value(row);
        } else if (expression instanceof Constant constant) {
            return constant.value();
        } else if (expression instanceof SpecialForm form && form.form() == SpecialForm.Form.AND) {
            return form.arguments().stream().allMatch(part -> Boolean.TRUE.equals(value(part, input, row)));
        } else if (expression instanceof Call call) {
            Object left = value(call.arguments().get(0), input, row);
            Object right = value(call.arguments().get(1), input, row);
            return left == null || right == null ? null : call(call.function(), left, right);
        }
        throw new AssertionError("not supported in tests: " + expression);
    }

    private static Object call(String function, Object left, Object right) {
        return switch (function) {
            case Operators.EQUAL -> Range.compare(left, right) == 0;
            case Operators.LESS_THAN -> Range.compare(left, right) < 0;
            case Operators.GREATER_THAN -> Range.compare(left, right) > 0;
            case Operators.ADD -> (Long) left + (Long) right;
            case Operators.MODULUS -> (Long) left % (Long) right;
            case Operators.DIVIDE -> {
                if ((Long) right == 0) {
                    throw new MesquiteException(ErrorCode.DIVISION_BY_ZERO, left + " / 0");
                }
                yield (Long) left / (Long) right;
            }
            default -> throw new AssertionError("not supported in tests: " + function);
        };
    }
}
