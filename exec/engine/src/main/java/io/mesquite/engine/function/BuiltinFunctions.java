package io.mesquite.engine.function;

import io.mesquite.engine.aggregate.AggregateFunctions;
import io.mesquite.engine.function.scalar.ScalarFunctions;
import io.mesquite.engine.window.WindowFunctions;

/** All functions that come with Mesquite. */
public final class BuiltinFunctions {
    private static final FunctionRegistry REGISTRY = build();

    private BuiltinFunctions() {}

    private static FunctionRegistry build() {
        FunctionRegistry.Builder builder = FunctionRegistry.builder();
        ScalarFunctions.addTo(builder);
        AggregateFunctions.addTo(builder);
        WindowFunctions.addTo(builder);
        return builder.build();
    }

    public static FunctionRegistry registry() {
        return REGISTRY;
    }
}
