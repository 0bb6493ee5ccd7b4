package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.FunctionRegistry;

/** All scalar functions. */
public final class ScalarFunctions {
    private ScalarFunctions() {}

    public static void addTo(FunctionRegistry.Builder builder) {
        FunctionTable table = new FunctionTable(builder);
        PatternFunctions.addTo(table);
        ExtractFunctions.addTo(table);
        TextFunctions.addTo(table);
    }
}
