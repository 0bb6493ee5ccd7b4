package io.mesquite.cassandra;

import io.mesquite.spi.connector.TableHandle;

/** A table or materialized view, both names as Cassandra keeps them, without quotes. */
record CassandraTableHandle(String keyspace, String table) implements TableHandle {
    @Override
    public String toString() {
        return keyspace + "." + table;
    }
}
