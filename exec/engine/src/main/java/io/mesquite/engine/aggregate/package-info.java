/**
 * Aggregate functions: what they are called, the types they take and give, and the {@link io.mesquite.engine.aggregate.Accumulator}s that
 * compute them for many groups at once. How rows get their groups is not known here. Start at {@link
 * io.mesquite.engine.aggregate.AggregateFunctions}, the list of them all.
 */
package io.mesquite.engine.aggregate;
