/**
 * What a Parquet file says of itself: footer, page headers, offset and column indexes, Bloom filters, all parsed from
 * Thrift's compact protocol by {@link io.mesquite.files.parquet.metadata.ThriftReader}. Start at {@link
 * io.mesquite.files.parquet.metadata.FooterParser}.
 *
 * <p>Parsers throw {@link io.mesquite.files.parquet.metadata.CorruptDataException} on bytes that make no sense; callers, who know
 * the file, turn it into a failure for the user. How pages are decoded does not belong here.
 */
package io.mesquite.files.parquet.metadata;
