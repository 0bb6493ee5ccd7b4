package io.mesquite.engine.aggregate;

import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.FunctionImplementation;
import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All aggregate functions that come with Mesquite. */
public final class AggregateFunctions {
    private static final List<FunctionDefinition> DEFINITIONS = definitions();
    private static final Map<String, AccumulatorFactory> FACTORIES = factories();

    private AggregateFunctions() {}

    private static List<FunctionDefinition> definitions() {
        List<FunctionDefinition> definitions = new ArrayList<>();
        definitions.addAll(BasicFunctions.definitions());
        definitions.addAll(StatisticalFunctions.definitions());
        definitions.addAll(CollectingFunctions.definitions());
        return definitions;
    }

    private static Map<String, AccumulatorFactory> factories() {
        Map<String, AccumulatorFactory> factories = new HashMap<>();
        for (FunctionDefinition definition : DEFINITIONS) {
            AccumulatorFactory factory = (AccumulatorFactory) definition.implementation();
            AccumulatorFactory other = factories.putIfAbsent(definition.name(), factory);
            if (other != null && other != factory) {
                throw new IllegalStateException("the overloads of " + definition.name() + " do not share a factory");
            }
        }
        return factories;
    }

    public static void addTo(FunctionRegistry.Builder builder) {
        DEFINITIONS.forEach(builder::add);
    }

    /** What runs the function of a name that the planner has resolved. */
    public static AccumulatorFactory find(String name) {
        AccumulatorFactory factory = FACTORIES.get(name);
        if (factory == null) {
            return ofPlugins(name);
        }
        return factory;
    }

    private static AccumulatorFactory ofPlugins(String name) {
        FunctionImplementation implementation =
                BuiltinFunctions.registry().aggregate(name).orElse(null);
        if (!(implementation instanceof AccumulatorFactory factory)) {
            throw new MesquiteException(
                    ErrorCode.FUNCTION_NOT_FOUND, "No aggregate function " + name + "; SHOW FUNCTIONS lists them");
        }
        return factory;
    }
}
