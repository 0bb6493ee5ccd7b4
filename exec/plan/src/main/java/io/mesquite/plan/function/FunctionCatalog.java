package io.mesquite.plan.function;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions of an engine. Thread-safe. */
public interface FunctionCatalog {
    /** Names that a user may call, lower case. Operators (see {@link Operators}) need not be among them. */
    Set<String> names(FunctionKind kind);

    /**
     * The function of a name for arguments of these types, after SQL's implicit casts; of several the one that needs the
     * fewest and narrowest. A bare NULL argument is of type {@code UNKNOWN}; a lambda's type is that of its body.
     *
     * @return empty where there is none
     */
    Optional<FunctionSignature> resolve(FunctionKind kind, String name, List<Type> argumentTypes);

    /**
     * The types of the parameters of a lambda that is an argument of a scalar function.
     *
     * @param argumentTypes the types of the function's arguments, empty for lambdas whose types are not known yet
     * @param argument which of the arguments the lambda is
     * @param parameters how many parameters it has
     * @return empty where no function of that name takes such a lambda there
     */
    Optional<List<Type>> lambdaParameters(
            String name, List<Optional<Type>> argumentTypes, int argument, int parameters);

    /** All functions that a user may call, sorted by name. */
    List<FunctionDescription> describe();
}
