/**
 * Rows on disk: what operators write when memory is short, and read again. Rows are written in the frames of the exchange, spread over partitions by
 * the hash of their keys, since a partition is what is brought back into memory at once. The files themselves are in {@code disk}; when an
 * operator spills, and what it does then, is its own matter. Start at {@link io.mesquite.engine.spill.SpillPartitions}.
 */
package io.mesquite.engine.spill;
