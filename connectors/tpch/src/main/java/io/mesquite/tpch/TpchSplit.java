package io.mesquite.tpch;

import io.mesquite.spi.connector.Split;
import java.util.List;

/**
 * One part of a table.
 *
 * @param part from 1 to {@code parts}
 */
record TpchSplit(GeneratedTable table, int part, int parts) implements Split {
    @Override
    public List<String> hosts() {
        return List.of();
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public String description() {
        return table.tableName() + " part " + part + " of " + parts;
    }
}
