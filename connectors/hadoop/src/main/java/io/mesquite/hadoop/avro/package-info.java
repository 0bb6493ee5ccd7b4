/**
 * Avro files: schemas to columns, blocks between sync markers to splits, and values straight from Avro's decoder into vectors, with
 * no object for a row or a value. Start at {@link io.mesquite.hadoop.avro.AvroFormat}.
 */
package io.mesquite.hadoop.avro;
