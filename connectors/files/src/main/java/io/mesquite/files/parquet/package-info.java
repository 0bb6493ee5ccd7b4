/**
 * Mesquite's own reader of Parquet files. Start at {@link io.mesquite.files.parquet.ParquetFormat}.
 *
 * <pre>
 *  footer --metadata--&gt; row groups --ParquetFormat--&gt; ranges --ParquetSource--&gt; batches
 *                                                                 |  one for each column asked for
 *                                              bytes --page--&gt; pages --decode--&gt; values --column--&gt; vectors
 *                                                                               schema: their types
 * </pre>
 *
 * <p>It depends on codecs and the JDK alone: parquet-java would bring Hadoop, which takes longer to load than most queries
 * take to run. The tests read what parquet-java and DuckDB write.
 */
package io.mesquite.files.parquet;
