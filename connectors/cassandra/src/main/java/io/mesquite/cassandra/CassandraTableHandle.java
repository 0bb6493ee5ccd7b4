package io.mesquite.cassandra;

import io.mesquite.spi.connector.TableHandle;
import java.util.List;

/**
 * A table or materialized view, both names as Cassandra keeps them, without quotes.
 *
 * @param partitionKey names of its columns
 * @param maxLookupKeys so many partitions may be fetched one by one
 */
record CassandraTableHandle(String keyspace, String table, List<String> partitionKey, int maxLookupKeys)
        implements TableHandle {
    CassandraTableHandle {
        partitionKey = List.copyOf(partitionKey);
    }

    @Override
    public int lookupKeys(String column) {
        return partitionKey.contains(column) ? maxLookupKeys : 0;
    }

    @Override
    public String toString() {
        return keyspace + "." + table;
    }
}
