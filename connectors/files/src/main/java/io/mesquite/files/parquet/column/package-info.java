/**
 * From pages to vectors: one {@link io.mesquite.files.parquet.column.ColumnReader} for each column of a scan, which gives
 * out the values of the rows it is asked for, skips the others, and turns levels into nulls and nesting.
 */
package io.mesquite.files.parquet.column;
