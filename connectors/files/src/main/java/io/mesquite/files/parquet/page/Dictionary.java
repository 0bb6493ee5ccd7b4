package io.mesquite.files.parquet.page;

import io.mesquite.files.parquet.decode.Values;

/** The dictionary of a chunk: {@code size} stored values in arrays that are never overwritten. */
public record Dictionary(Values values, int size) {}
