package io.mesquite.engine.join;

import io.mesquite.engine.expression.Evaluator;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.expression.Selector;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Vector;
import java.util.List;
import java.util.function.Supplier;

/** A residual that a left BIGINT is below a right one, evaluated value by value. */
record LessThanResidual(int left, int right) {
    Expression expression() {
        return new Call(
                Operators.LESS_THAN,
                List.of(new InputReference(left, SimpleType.BIGINT), new InputReference(right, SimpleType.BIGINT)),
                SimpleType.BOOLEAN);
    }

    boolean test(Object leftValue, Object rightValue) {
        return leftValue != null && rightValue != null && (Long) leftValue < (Long) rightValue;
    }

    /** Compiles nothing but this residual. */
    record Compiler(LessThanResidual residual) implements ExpressionCompiler {
        @Override
        public Supplier<Evaluator> compile(Expression expression) {
            throw new AssertionError("joins compile predicates only");
        }

        @Override
        public Supplier<Selector> compilePredicate(Expression predicate) {
            return () -> (input, positions) -> {
                Vector lefts = input.column(residual.left());
                Vector rights = input.column(residual.right());
                int count = 0;
                int[] selected = new int[input.size()];
                for (int i = 0; i < input.size(); i++) {
                    if (residual.test(lefts.value(i), rights.value(i))) {
                        selected[count++] = i;
                    }
                }
                if (count < input.size()) {
                    System.arraycopy(selected, 0, positions, 0, count);
                }
                return count;
            };
        }
    }
}
