package io.mesquite.engine.window;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All window functions that come with Mesquite; every aggregate is one too, see {@link AggregateOverFrames}. */
public final class WindowFunctions {
    private static final ReturnType BIGINT = ReturnType.of(SimpleType.BIGINT);
    private static final ReturnType DOUBLE = ReturnType.of(SimpleType.DOUBLE);
    private static final ReturnType SAME = ReturnType.argument("T", 0);
    private static final TypePattern ANY = TypePattern.any("T");
    private static final TypePattern COUNT = TypePattern.of(SimpleType.BIGINT);

    private static final List<FunctionDefinition> DEFINITIONS = definitions();
    private static final Map<String, WindowFunction> FUNCTIONS = new HashMap<>();

    static {
        DEFINITIONS.forEach(
                definition -> FUNCTIONS.put(definition.name(), (WindowFunction) definition.implementation()));
    }

    private WindowFunctions() {}

    public static void addTo(FunctionRegistry.Builder builder) {
        DEFINITIONS.forEach(builder::add);
    }

    /** The results of a call, one for each row. */
    static Vector compute(WindowCall call, WindowRows rows) {
        WindowFunction function = FUNCTIONS.get(call.function());
        return function == null ? AggregateOverFrames.compute(call, rows) : function.compute(call, rows);
    }

    private static List<FunctionDefinition> definitions() {
        List<FunctionDefinition> all = new ArrayList<>();
        addRanks(all);
        addValues(all);
        return all;
    }

    private static void addRanks(List<FunctionDefinition> all) {
        add(all, "row_number", List.of(), BIGINT, "The row's place in its partition", Ranking::rowNumber);
        add(all, "rank", List.of(), BIGINT, "The place of the row's first peer", Ranking::rank);
        add(all, "dense_rank", List.of(), BIGINT, "The number of the row's group of peers", Ranking::denseRank);
        add(
                all,
                "percent_rank",
                List.of(),
                DOUBLE,
                "The share of the other rows that come before the row's peers",
                Ranking::percentRank);
        add(all, "cume_dist", List.of(), DOUBLE, "The share of rows up to the row's last peer", Ranking::cumulative);
        add(all, "ntile", List.of(COUNT), BIGINT, "The row's part, of so many about equal ones", Ranking::tile);
    }

    private static void addValues(List<FunctionDefinition> all) {
        for (boolean back : List.of(true, false)) {
            String name = back ? "lag" : "lead";
            String where = back ? "before" : "after";
            WindowFunction shift = new Shift(back);
            add(all, name, List.of(ANY), SAME, "The value of the row " + where + " this one", shift);
            add(all, name, List.of(ANY, COUNT), SAME, "The value so many rows " + where + " this one", shift);
            String withDefault =
                    "The value so many rows " + where + " this one, or the last argument where there is none";
            add(all, name, List.of(ANY, COUNT, ANY), SAME, withDefault, shift);
        }
        add(all, "first_value", List.of(ANY), SAME, "The value of the frame's first row", FrameValues::first);
        add(all, "last_value", List.of(ANY), SAME, "The value of the frame's last row", FrameValues::last);
        add(all, "nth_value", List.of(ANY, COUNT), SAME, "The value of the frame's nth row", FrameValues::nth);
    }

    private static void add(
            List<FunctionDefinition> all,
            String name,
            List<TypePattern> parameters,
            ReturnType returnType,
            String description,
            WindowFunction function) {
        all.add(FunctionDefinition.window(name, parameters, returnType, description, function));
    }
}
