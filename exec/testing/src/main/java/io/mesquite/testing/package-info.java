/**
 * What tests and benchmarks of the whole need: TPC-H files as DuckDB and as parquet-java write them, the 22 queries, and the
 * comparison of answers. Start at {@link io.mesquite.testing.TpchFiles}.
 */
package io.mesquite.testing;
