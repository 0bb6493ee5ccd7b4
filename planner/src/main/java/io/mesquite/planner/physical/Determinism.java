package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionKind;

/** Tells expressions whose value changes from call to call from others. */
final class Determinism {
    private final FunctionCatalog functions;

    Determinism(FunctionCatalog functions) {
        this.functions = functions;
    }

    /** Whether equal inputs always give equal values. */
    boolean of(Expression expression) {
        boolean[] random = new boolean[1];
        expression.forEach(part -> random[0] |= part instanceof Call call && isRandom(call));
        return !random[0];
    }

    private boolean isRandom(Call call) {
        return functions
                .resolve(
                        FunctionKind.SCALAR,
                        call.function(),
                        call.arguments().stream().map(Expression::type).toList())
                .map(signature -> !signature.deterministic())
                .orElse(false);
    }
}
