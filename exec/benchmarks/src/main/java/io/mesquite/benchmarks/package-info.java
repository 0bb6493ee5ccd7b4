/**
 * Mesquite measured beside DuckDB; each command of this module's folder starts one {@code Benchmark} class. {@link
 * io.mesquite.benchmarks.Engines} opens both, {@link io.mesquite.benchmarks.PairedRun} times them turn by turn and compares answers. Kernels alone
 * are in {@code benchmarks.kernels}.
 */
package io.mesquite.benchmarks;
