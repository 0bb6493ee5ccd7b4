/**
 * The aggregation operator: rows find their groups, accumulators take them, lanes are brought together. The functions are in {@link
 * io.mesquite.engine.aggregate}. Start at {@link io.mesquite.engine.aggregation.AggregateBreaker}.
 */
package io.mesquite.engine.aggregation;
