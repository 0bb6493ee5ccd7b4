/**
 * Rows in order: sorting, the first rows of an order, merging of what is already in order. Start at {@link
 * io.mesquite.engine.sort.SortBreaker}; the algorithm is in {@link io.mesquite.engine.sort.RowSorter}.
 */
package io.mesquite.engine.sort;
