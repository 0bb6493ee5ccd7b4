package io.mesquite.engine.function.user;

import io.mesquite.engine.aggregate.CollectedRows;
import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.function.FunctionPlugin;
import io.mesquite.spi.function.UserAggregate;
import io.mesquite.spi.function.UserScalar;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds the functions of plugins to a registry. */
public final class UserFunctions {
    private UserFunctions() {}

    /**
     * @param taken the names of Mesquite's own functions
     * @throws MesquiteException INVALID_CONFIGURATION where a name is taken or not in lower case
     */
    public static void add(FunctionPlugin plugin, Set<String> taken, FunctionRegistry.Builder builder) {
        for (UserScalar function : plugin.scalars()) {
            check(function.name(), taken, plugin);
            FunctionDefinition definition = FunctionDefinition.scalar(
                    function.name(),
                    patterns(function.argumentTypes()),
                    ReturnType.of(function.returnType()),
                    function.description(),
                    function.takesNulls()
                            ? RowFunction.withNulls(scalar(function))
                            : RowFunction.strict(scalar(function)));
            builder.add(function.deterministic() ? definition : definition.withVaryingResults());
        }
        Set<String> aggregates = new TreeSet<>(taken);
        for (UserAggregate function : plugin.aggregates()) {
            check(function.name(), aggregates, plugin);
            aggregates.add(function.name());
            builder.add(FunctionDefinition.aggregate(
                    function.name(),
                    patterns(function.argumentTypes()),
                    ReturnType.of(function.returnType()),
                    Optional.empty(),
                    function.description(),
                    CollectedRows.factory(rows -> aggregate(function, rows))));
        }
    }

    private static void check(String name, Set<String> taken, FunctionPlugin plugin) {
        boolean usable = name.equals(name.toLowerCase(Locale.ROOT)) && name.matches("[a-z_][a-z0-9_]*");
        if (!usable || taken.contains(name)) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the plugin " + plugin.getClass().getName() + " has a function '" + name + "', which "
                            + (usable
                                    ? "is the name of one of Mesquite's own functions, or of an aggregate that it has already"
                                    : "is no name of lower-case letters, digits and _")
                            + "; give it another name");
        }
    }

    private static List<TypePattern> patterns(List<Type> types) {
        return types.stream().map(TypePattern::of).toList();
    }

    private static RowFunction scalar(UserScalar function) {
        List<Type> types = function.argumentTypes();
        return (row, out) -> {
            Object[] arguments = new Object[types.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = JavaValues.toJava(row.value(i), types.get(i));
            }
            Object result;
            try {
                result = JavaValues.toNative(function.body().apply(arguments), function.returnType());
            } catch (Exception | LinkageError e) {
                throw failure(function.name(), e);
            }
            out.setValue(result);
        };
    }

    private static Object aggregate(UserAggregate function, List<Object[]> rows) {
        List<Type> types = function.argumentTypes();
        try {
            UserAggregate.Group group = function.newGroup().get();
            for (Object[] row : rows) {
                Object[] arguments = new Object[types.size()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = JavaValues.toJava(row[i], types.get(i));
                }
                group.add(arguments);
            }
            return JavaValues.toNative(group.result(), function.returnType());
        } catch (Exception | LinkageError e) {
            throw failure(function.name(), e);
        }
    }

    private static MesquiteException failure(String name, Throwable cause) {
        return cause instanceof MesquiteException known
                ? known
                : new MesquiteException(
                        ErrorCode.FUNCTION_FAILED,
                        "the user-defined function " + name + " failed: " + cause
                                + "; see the server's log, and ask whoever wrote the function",
                        cause);
    }
}
