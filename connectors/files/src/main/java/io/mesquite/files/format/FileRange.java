package io.mesquite.files.format;

/**
 * A piece of a file, in the units of its format: rows of a Parquet row group, bytes of a text file.
 *
 * @param group the row group, or 0
 * @param from first row of the group, or first byte of the file
 * @param to one after the last
 * @param bytes about how many are read for it
 * @param position about where in the file they begin
 */
public record FileRange(int group, long from, long to, long bytes, long position) {}
