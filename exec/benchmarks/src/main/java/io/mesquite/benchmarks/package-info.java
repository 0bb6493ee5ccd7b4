/** Mesquite measured beside its peers. Start at {@link io.mesquite.benchmarks.TpchBenchmark}. */
package io.mesquite.benchmarks;
