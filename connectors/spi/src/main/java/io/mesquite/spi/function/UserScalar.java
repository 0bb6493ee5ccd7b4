package io.mesquite.spi.function;

import io.mesquite.spi.type.Type;
import java.util.List;

/**
 * A function of one row.
 *
 * @param name in lower case, other than those of Mesquite's own functions; several functions of one name take other arguments
 * @param deterministic whether equal arguments give equal results
 * @param takesNulls whether it is called where an argument is null; else the result is null there
 * @param description one sentence for SHOW FUNCTIONS
 */
public record UserScalar(
        String name,
        List<Type> argumentTypes,
        Type returnType,
        boolean deterministic,
        boolean takesNulls,
        String description,
        Body body) {
    public UserScalar {
        argumentTypes = List.copyOf(argumentTypes);
    }

    /** A deterministic function that is null where an argument is. */
    public static UserScalar of(String name, List<Type> argumentTypes, Type returnType, String description, Body body) {
        return new UserScalar(name, argumentTypes, returnType, true, false, description, body);
    }

    /** Computes one row; thread-safe. */
    @FunctionalInterface
    public interface Body {
        /** @throws Exception ends the query, with an error that names the function */
        Object apply(Object[] arguments) throws Exception;
    }
}
