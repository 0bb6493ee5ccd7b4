/**
 * Columnar data: a {@link io.mesquite.spi.vector.Batch} of rows is one {@link io.mesquite.spi.vector.Vector} for each
 * column. Start at {@link io.mesquite.spi.vector.Vector}, which has the rules that all vectors keep.
 *
 * <p>What is computed with vectors does not belong here.
 */
package io.mesquite.spi.vector;
