package io.mesquite.files.parquet.page;

import io.mesquite.files.parquet.decode.RleReader;

/**
 * One data page, decompressed. Valid until the next page of its chunk is loaded.
 *
 * @param firstRow of the row group; only meaningful where every entry is a row, or where the file tells rows of pages
 * @param entries values and nulls
 * @param encoding of the values
 * @param from and {@code end}: where the values are in {@code bytes}
 * @param repetitions null where the column has no repetition levels
 * @param definitions null where no entry of this page is null
 */
public record Page(
        long firstRow,
        int entries,
        int encoding,
        byte[] bytes,
        int from,
        int end,
        RleReader repetitions,
        RleReader definitions) {}
