package io.mesquite.engine.expression;

import io.mesquite.plan.expression.Expression;
import java.util.function.Supplier;

/** Makes expressions runnable. Thread-safe; what it makes for an expression is shared, but for the scratch of each lane. */
public interface ExpressionCompiler {
    /** Evaluators of the expression, a new one a call. */
    Supplier<Evaluator> compile(Expression expression);

    /** Selectors of the rows where the boolean expression is true, a new one a call. */
    Supplier<Selector> compilePredicate(Expression predicate);
}
