package io.mesquite.spi.type;

/** The physical forms of values. The native value is what {@code Object} holds where a single value is passed around. */
public enum Layout {
    /** {@code boolean[]}; native value {@link Boolean}. */
    BOOLEAN,
    /** {@code int[]}; native value {@link Long}: TINYINT, SMALLINT, INTEGER, DATE (days since 1970-01-01), INTERVAL YEAR TO MONTH (months). */
    INT,
    /**
     * {@code long[]}; native value {@link Long}: BIGINT, DECIMAL of up to 18 digits (unscaled), TIME (microseconds of the
     * day), TIMESTAMP with or without time zone (microseconds since 1970-01-01 00:00, UTC where zoned), INTERVAL DAY TO
     * SECOND (microseconds).
     */
    LONG,
    /** Two {@code long[]}; native value {@link Int128}: DECIMAL of 19 to 38 digits (unscaled), UUID. */
    INT128,
    /** {@code double[]}; native value {@link Double}: DOUBLE, and REAL, whose values are always exact floats. */
    DOUBLE,
    /** {@code byte[]} with starts and lengths; native value {@link Bytes}: VARCHAR, CHAR and JSON in UTF-8, VARBINARY. */
    BYTES,
    /** Offsets into an element vector; native value {@link java.util.List} of native values. */
    ARRAY,
    /** Offsets into a key and a value vector; native value {@link java.util.Map} of native values, in entry order. */
    MAP,
    /** One vector a field; native value {@link java.util.List} of native values. */
    ROW
}
