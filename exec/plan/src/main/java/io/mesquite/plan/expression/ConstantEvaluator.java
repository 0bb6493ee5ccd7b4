package io.mesquite.plan.expression;

/** Computes expressions that need no input; the planner folds constants with it, the engine implements it. Thread-safe. */
@FunctionalInterface
public interface ConstantEvaluator {
    /**
     * The native value of an expression without {@link InputReference}s, or null.
     *
     * @throws io.mesquite.spi.error.MesquiteException where the value can't be computed
     */
    Object evaluate(Expression expression);
}
