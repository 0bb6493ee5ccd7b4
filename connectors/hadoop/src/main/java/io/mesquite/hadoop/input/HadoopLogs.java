package io.mesquite.hadoop.input;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Hadoop from saying what nobody can do anything about: that it has no native library, and which codecs it makes. */
public final class HadoopLogs {
    /** Kept here, or their levels are forgotten. */
    private static final List<Logger> SILENCED = List.of(
            Logger.getLogger("org.apache.hadoop.util.NativeCodeLoader"),
            Logger.getLogger("org.apache.hadoop.io.compress.CodecPool"));

    private HadoopLogs() {}

    /** To be called before Hadoop's classes are used. */
    public static void silence() {
        SILENCED.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
