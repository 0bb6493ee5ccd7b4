/**
 * Joins of all kinds. The right side is kept as columns with a {@link io.mesquite.engine.join.JoinTable} over its keys; batches of the left
 * side look their keys up and come out as pairs. Start at {@link io.mesquite.engine.join.JoinBuild} and {@link
 * io.mesquite.engine.join.JoinProbe}.
 *
 * <pre>
 * right side ──> JoinBuild ──complete──> BuildSide (columns, JoinTable) ──> KeptRows: build rows with or without a match
 *                                            ^
 * left side ──────────────────────> JoinProbe lanes ──pairs──> output
 * </pre>
 */
package io.mesquite.engine.join;
