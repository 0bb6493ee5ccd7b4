package io.mesquite.spi.function;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.function.Supplier;

/**
 * A function of the rows of a group, which is kept in memory until all its rows are there.
 *
 * @param name in lower case, other than those of Mesquite's own functions
 * @param description one sentence for SHOW FUNCTIONS
 * @param newGroup makes the state of a group
 */
public record UserAggregate(
        String name, List<Type> argumentTypes, Type returnType, String description, Supplier<Group> newGroup) {
    public UserAggregate {
        argumentTypes = List.copyOf(argumentTypes);
    }

    /** One group; used by one thread. */
    public interface Group {
        /**
         * Adds a row.
         *
         * @throws Exception ends the query, with an error that names the function
         */
        void add(Object[] arguments) throws Exception;

        /** Called once, after the last row. */
        Object result() throws Exception;
    }
}
