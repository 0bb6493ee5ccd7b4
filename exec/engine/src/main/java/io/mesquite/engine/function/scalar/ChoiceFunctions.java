package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.engine.function.operator.NativeOrder;
import java.util.List;

/** Functions that give one of their arguments, of any type. */
final class ChoiceFunctions {
    private static final TypePattern ANY = TypePattern.any("T");
    private static final ReturnType SAME = ReturnType.argument("T", 0);

    private ChoiceFunctions() {}

    static void addTo(FunctionTable table) {
        extreme(table, "greatest", "The greatest of the arguments that are not null", 1);
        extreme(table, "least", "The least of the arguments that are not null", -1);
        RowFunction orElse = (row, out) -> out.setValue(row.isNull(0) ? row.value(1) : row.value(0));
        String first = "The first argument, or where it is null the second";
        table.add("ifnull", List.of(ANY, ANY), SAME, first, RowFunction.withNulls(orElse));
        table.alias("ifnull", "nvl");
        RowFunction choose = (row, out) -> {
            boolean holds = !row.isNull(0) && row.booleanValue(0);
            out.setValue(holds ? row.value(1) : row.value(2));
        };
        ReturnType second = ReturnType.argument("T", 1);
        String conditional = "The second argument where the first is true, else the third";
        table.add("if", List.of(FunctionTable.BOOLEAN, ANY, ANY), second, conditional, RowFunction.withNulls(choose));
        table.alias("if", "iff");
        RowFunction chooseOrNull = (row, out) -> {
            boolean holds = !row.isNull(0) && row.booleanValue(0);
            out.setValue(holds ? row.value(1) : null);
        };
        String orNull = "The second argument where the first is true, else null";
        table.add("if", List.of(FunctionTable.BOOLEAN, ANY), second, orNull, RowFunction.withNulls(chooseOrNull));
    }

    private static void extreme(FunctionTable table, String name, String description, int sign) {
        RowFunction function = (row, out) -> {
            Object best = null;
            for (int i = 0; i < row.size(); i++) {
                Object value = row.value(i);
                if (value != null && (best == null || NativeOrder.compare(value, best) * sign > 0)) {
                    best = value;
                }
            }
            out.setValue(best);
        };
        table.add(FunctionDefinition.scalar(name, List.of(ANY), SAME, description, RowFunction.withNulls(function))
                .withVariableArguments());
    }
}
