/**
 * The columns of a Parquet file as Mesquite sees them: a tree of {@link io.mesquite.files.parquet.schema.ColumnNode}, made by
 * {@link io.mesquite.files.parquet.schema.SchemaReader} from the footer's list of elements, and how stored values become
 * those of a SQL type ({@link io.mesquite.files.parquet.schema.Conversion}). Reading values does not belong here.
 */
package io.mesquite.files.parquet.schema;
