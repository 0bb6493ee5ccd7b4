package io.mesquite.files.parquet;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;

/** The failures that a user sees, which name the file and the column. */
final class Failures {
    private Failures() {}

    static MesquiteException corrupt(String location, RuntimeException cause) {
        return new MesquiteException(
                ErrorCode.DATA_CORRUPT,
                location + " is damaged: " + reason(cause) + "; write the file again or remove it",
                cause);
    }

    static MesquiteException corrupt(String location, Column column, RuntimeException cause) {
        return new MesquiteException(
                ErrorCode.DATA_CORRUPT,
                location + " is damaged in column " + column.name() + ": " + reason(cause)
                        + "; write the file again or remove it",
                cause);
    }

    static MesquiteException mismatch(String location, Column column, Type stored) {
        return new MesquiteException(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                location + " has column " + column.name() + " as " + stored.sql() + ", which can't be read as "
                        + column.type().sql()
                        + " as its table says; write the file with that type or keep it in a table of its own");
    }

    private static String reason(RuntimeException cause) {
        return cause instanceof CorruptDataException ? cause.getMessage() : "its bytes make no sense";
    }
}
