package io.mesquite.plan.function;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * A function for given argument types.
 *
 * @param name lower case
 * @param argumentTypes what the arguments must be cast to where they are not already of these types
 * @param intermediateType for an aggregate that can be computed in two steps, the type of what the partial step gives
 * @param deterministic whether equal arguments always give equal results
 */
public record FunctionSignature(
        String name,
        FunctionKind kind,
        List<Type> argumentTypes,
        Type returnType,
        Optional<Type> intermediateType,
        boolean deterministic) {
    public FunctionSignature {
        argumentTypes = List.copyOf(argumentTypes);
    }
}
