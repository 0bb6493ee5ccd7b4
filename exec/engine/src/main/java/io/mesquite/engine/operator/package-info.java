/**
 * The operators that need no memory of their own: they turn a batch into others at once. Each is one file, its lane nested in
 * it; {@link io.mesquite.engine.operator.FilterOperator} is the one to read first. Breakers that keep rows, and joins, have packages
 * of their own.
 */
package io.mesquite.engine.operator;
