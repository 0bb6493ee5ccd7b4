package io.mesquite.cassandra;

import io.mesquite.spi.connector.Split;
import java.util.List;

/**
 * Some partitions with the same replicas.
 *
 * @param keys for each partition the native values of its partition key's columns, in key order
 */
record PartitionSplit(List<String> hosts, List<List<Object>> keys) implements Split {
    PartitionSplit {
        hosts = List.copyOf(hosts);
        keys = List.copyOf(keys);
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public String description() {
        return keys.size() == 1 ? "partition " + keys.get(0) : keys.size() + " partitions";
    }
}
