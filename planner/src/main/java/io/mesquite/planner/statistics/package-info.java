/**
 * How many rows a node gives out and what values they hold, estimated from what connectors tell. Start at {@link
 * io.mesquite.planner.statistics.Estimator}. What follows from the estimates is decided in {@code phase}.
 */
package io.mesquite.planner.statistics;
