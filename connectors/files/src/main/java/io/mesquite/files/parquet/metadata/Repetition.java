package io.mesquite.files.parquet.metadata;

/** How often a field occurs in its parent; the ordinals are those of the format. */
public enum Repetition {
    REQUIRED,
    OPTIONAL,
    REPEATED;

    static Repetition of(int ordinal) {
        return switch (ordinal) {
            case 0 -> REQUIRED;
            case 1 -> OPTIONAL;
            case 2 -> REPEATED;
            default -> throw new CorruptDataException("unknown repetition " + ordinal);
        };
    }
}
