package io.mesquite.hadoop.input;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Hadoop says at each start that there is no native library, which nobody can do anything about. */
public final class NativeCode {
    /** Kept here, or its level is forgotten. */
    private static final Logger LOADER = Logger.getLogger("org.apache.hadoop.util.NativeCodeLoader");

    private NativeCode() {}

    /** To be called before Hadoop's classes are used. */
    public static void silence() {
        LOADER.setLevel(Level.SEVERE);
    }
}
