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

    /** All functions that a user may call, sorted by name. */
    List<FunctionDescription> describe();
}
