package io.mesquite.files.parquet.metadata;

/** A place in a file; length 0 where there is nothing. */
public record ByteRange(long offset, int length) {
    static final ByteRange NONE = new ByteRange(0, 0);

    public boolean isPresent() {
        return offset > 0 && length > 0;
    }
}
