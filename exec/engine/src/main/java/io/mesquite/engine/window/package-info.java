/**
 * Window functions: all rows come out again, each with what functions say of the rows around it. Start at {@link
 * io.mesquite.engine.window.WindowBreaker}; a bucket of whole partitions is a {@link io.mesquite.engine.window.WindowRows}, and a {@link
 * io.mesquite.engine.window.WindowFunction} makes one column for it. Aggregates over frames are in {@link
 * io.mesquite.engine.window.AggregateOverFrames}, which says when each algorithm is taken.
 */
package io.mesquite.engine.window;
