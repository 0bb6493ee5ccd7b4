package io.mesquite.files.parquet.metadata;

/** Bytes that can't be what they should be. Caught inside the package by whoever knows the file and the column. */
public final class CorruptDataException extends RuntimeException {
    public CorruptDataException(String message) {
        super(message);
    }

    public CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
