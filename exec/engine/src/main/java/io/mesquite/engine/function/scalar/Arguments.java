package io.mesquite.engine.function.scalar;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;

/** Checks that functions share. */
final class Arguments {
    /** The longest text that a function makes. */
    static final int LONGEST_TEXT = 1 << 26;

    /** The longest array that a function makes of nothing but numbers. */
    static final int MOST_ELEMENTS = 1_000_000;

    private Arguments() {}

    static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_ARGUMENT, message);
    }

    static MesquiteException outOfRange(String message) {
        return new MesquiteException(ErrorCode.NUMERIC_OUT_OF_RANGE, message);
    }

    /** A length that a result may have. */
    static int length(String function, long length) {
        if (length > LONGEST_TEXT) {
            throw invalid(function + " would make a text of " + length + " characters; " + LONGEST_TEXT
                    + " is the most that it can make");
        }
        return (int) Math.max(0, length);
    }
}
