package io.mesquite.engine.function;

/** All functions that come with Mesquite. */
public final class BuiltinFunctions {
    private static final FunctionRegistry REGISTRY = FunctionRegistry.builder().build();

    private BuiltinFunctions() {}

    public static FunctionRegistry registry() {
        return REGISTRY;
    }
}
