/**
 * JMH benchmarks of the engine's and the readers' inner loops, without SQL, started by {@code exec/benchmarks/kernels}. Each operation is of
 * {@link io.mesquite.benchmarks.kernels.Columns#BATCH} rows, or says of how many.
 */
package io.mesquite.benchmarks.kernels;
