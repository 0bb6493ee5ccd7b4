package io.mesquite.planner.phase;

import io.mesquite.plan.expression.Constant;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Computes expressions without columns while a statement is planned. */
@FunctionalInterface
public interface ConstantFolder {
    /**
     * The value, of exactly the expression's type; empty where it can't be computed, be it because of its data: then the
     * expression stays and fails when a row needs it.
     */
    Optional<Constant> fold(RexNode expression);
}
