package io.mesquite.spi.connector;

import io.mesquite.spi.type.Type;

/**
 * A column of a table.
 *
 * @param name unique in its table, as the store spells it
 * @param comment may be empty
 */
public record Column(String name, Type type, boolean nullable, String comment) {
    public Column(String name, Type type) {
        this(name, type, true, "");
    }
}
