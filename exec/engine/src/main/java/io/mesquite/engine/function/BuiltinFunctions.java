package io.mesquite.engine.function;

import io.mesquite.engine.aggregate.AggregateFunctions;
import io.mesquite.engine.function.scalar.ScalarFunctions;
import io.mesquite.engine.function.user.FunctionPlugins;
import io.mesquite.engine.window.WindowFunctions;
import io.mesquite.plan.function.FunctionKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All functions that come with Mesquite, and those of the plugin folder. */
public final class BuiltinFunctions {
    private static final FunctionRegistry REGISTRY = with(FunctionPlugins.folder());

    private BuiltinFunctions() {}

    /** Those that come with Mesquite, and those of a plugin folder. */
    public static FunctionRegistry with(Optional<Path> plugins) {
        FunctionRegistry.Builder builder = FunctionRegistry.builder();
        ScalarFunctions.addTo(builder);
        AggregateFunctions.addTo(builder);
        WindowFunctions.addTo(builder);
        FunctionRegistry own = builder.build();
        Set<String> taken = new TreeSet<>();
        for (FunctionKind kind : FunctionKind.values()) {
            taken.addAll(own.names(kind));
        }
        plugins.ifPresent(folder -> FunctionPlugins.addTo(builder, taken, folder));
        return builder.build();
    }

    public static FunctionRegistry registry() {
        return REGISTRY;
    }
}
