/**
 * Bytes of pages to arrays of values: one {@link io.mesquite.files.parquet.decode.ValueDecoder} for each encoding and
 * stored type, which fills {@link io.mesquite.files.parquet.decode.Values}. This is where the time of a scan goes: hot
 * loops run over local arrays, and each has a plain twin in the tests.
 *
 * <p>Arrays that hold encoded bytes have at least {@link io.mesquite.files.parquet.decode.Bits#PADDING} bytes after the last
 * one, so that eight bytes can be loaded at once. What pages mean (levels, nulls, rows) does not belong here.
 */
package io.mesquite.files.parquet.decode;
