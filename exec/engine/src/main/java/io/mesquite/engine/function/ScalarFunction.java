package io.mesquite.engine.function;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.function.Supplier;

/** Runs a scalar function. Thread-safe. */
@FunctionalInterface
public interface ScalarFunction extends FunctionImplementation {
    /**
     * Kernels for a call; each lane takes its own. Called once, when a query is compiled, so that work that is the same for all
     * rows (a pattern, a unit) is done here.
     *
     * @param arguments what is known of the arguments, which already have the types that were resolved
     */
    Supplier<Kernel> prepare(List<Argument> arguments, Type returnType);

    /**
     * An argument of a call.
     *
     * @param isConstant whether its value is the same for all rows
     * @param value the native value of a constant, which may be null
     */
    record Argument(Type type, boolean isConstant, Object value) {}
}
