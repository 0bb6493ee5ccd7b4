package io.mesquite.hadoop.input;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;

/** What failures of format libraries mean to a user. */
public final class Faults {
    private Faults() {}

    /** The failure to tell: one of the store as it was told there, everything else as damage of the file. */
    public static MesquiteException of(FileEntry file, String format, Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof MesquiteException known) {
                return known;
            }
            cause = cause.getCause();
        }
        String told = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new MesquiteException(
                ErrorCode.DATA_CORRUPT,
                file.location() + " can't be read as " + format + ", it is cut off or damaged: "
                        + told.lines().findFirst().orElse(""),
                failure);
    }

    /** A failure to tell of a column that has no SQL type. */
    public static MesquiteException noType(FileEntry file, String column, String why) {
        return new MesquiteException(
                ErrorCode.NOT_SUPPORTED, "column " + column + " of " + file.location() + " can't be read: " + why);
    }
}
