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
        EditFunctions.addTo(table);
        SearchFunctions.addTo(table);
        MathFunctions.addTo(table);
        RoundingFunctions.addTo(table);
        DateFunctions.addTo(table);
        EncodingFunctions.addTo(table);
        ChoiceFunctions.addTo(table);
        DateTextFunctions.addTo(table);
        JsonFunctions.addTo(table);
        JsonValueFunctions.addTo(table);
        InfoFunctions.addTo(table);
        RegexFunctions.addTo(table);
        ArrayFunctions.addTo(table);
        MapFunctions.addTo(table);
        ArrayNumberFunctions.addTo(table);
        BitFunctions.addTo(table);
        KeyedHashFunctions.addTo(table);
        ReadableFunctions.addTo(table);
        ArrayLambdas.addTo(table);
        MapLambdas.addTo(table);
    }
}
