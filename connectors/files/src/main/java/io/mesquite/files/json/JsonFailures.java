package io.mesquite.files.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;

/** Messages about files that are not as they should be. */
final class JsonFailures {
    private static final int SHOWN = 100;

    private JsonFailures() {}

    static MesquiteException corrupt(FileEntry file, long line, IOException cause) {
        String reason =
                cause instanceof JsonProcessingException syntax ? syntax.getOriginalMessage() : cause.getMessage();
        return new MesquiteException(
                ErrorCode.DATA_CORRUPT, file.location() + " line " + line + " is not valid JSON: " + reason, cause);
    }

    static MesquiteException noObject(FileEntry file, long line, String value) {
        return new MesquiteException(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                file.location() + " line " + line + " holds " + shorten(value)
                        + " where an object is expected; every row must be an object");
    }

    static MesquiteException mismatch(FileEntry file, long line, String column, String type, String value) {
        return new MesquiteException(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                file.location() + " line " + line + ": the value " + shorten(value) + " of column " + column + " is no "
                        + type
                        + ", the type that the beginning of the file suggests; correct it, or set sample-bytes of"
                        + " the catalog so high that the value is looked at when the type is guessed");
    }

    private static String shorten(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
