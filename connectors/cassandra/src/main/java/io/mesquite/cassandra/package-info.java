/**
 * Tables of a Cassandra cluster. Start at {@link io.mesquite.cassandra.CassandraConnector}: a scan becomes either token ranges of the
 * ring ({@link io.mesquite.cassandra.TokenRangeSplit}) or, where all partition keys are known, partitions ({@link
 * io.mesquite.cassandra.PartitionSplit}); {@link io.mesquite.cassandra.Pushdown} decides what CQL may be asked to filter.
 *
 * <p>Classes of the Apache driver are met in this package only, and not before a catalog is used.
 */
package io.mesquite.cassandra;
