package io.mesquite.engine.aggregate;

import io.mesquite.engine.function.FunctionImplementation;
import io.mesquite.spi.type.Type;
import java.util.List;

/** What runs an aggregate function. All overloads of a name share one, since the final step does not know the argument types. */
@FunctionalInterface
public interface AccumulatorFactory extends FunctionImplementation {
    /**
     * An accumulator without groups.
     *
     * @param argumentTypes those of the resolved signature; empty in the final step
     */
    Accumulator newAccumulator(List<Type> argumentTypes, Type intermediateType, Type resultType);
}
