package io.mesquite.spi.error;

/** Whose fault a failure is; decides whether a retry can help. */
public enum ErrorType {
    /** The statement or its data is wrong: never retried. */
    USER,
    /** Memory, disk, queue or time ran out. */
    RESOURCES,
    /** A store or another system did not do its part: may be retried. */
    EXTERNAL,
    /** A defect of Mesquite. */
    INTERNAL
}
