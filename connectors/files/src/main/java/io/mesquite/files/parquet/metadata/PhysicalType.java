package io.mesquite.files.parquet.metadata;

/** How values are stored; the ordinals are those of the format. */
public enum PhysicalType {
    BOOLEAN,
    INT32,
    INT64,
    INT96,
    FLOAT,
    DOUBLE,
    BYTE_ARRAY,
    FIXED_LEN_BYTE_ARRAY;

    private static final PhysicalType[] ALL = values();

    static PhysicalType of(int ordinal) {
        if (ordinal < 0 || ordinal >= ALL.length) {
            throw new CorruptDataException("unknown physical type " + ordinal);
        }
        return ALL[ordinal];
    }
}
