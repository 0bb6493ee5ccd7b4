package io.mesquite.engine.disk;

import java.nio.file.Path;

/**
 * Where and how much is spilled.
 *
 * @param directory in which the process makes a folder of its own
 * @param maximumBytes that the files of all queries may have together
 * @param forceAbove bytes above which an operator of one lane spills though memory is left; for tests, else {@link Long#MAX_VALUE}
 */
public record SpillSettings(Path directory, long maximumBytes, long forceAbove) {
    public SpillSettings {
        if (maximumBytes < 0 || forceAbove < 0) {
            throw new IllegalArgumentException("spill files of " + maximumBytes + " bytes, forced above " + forceAbove);
        }
    }

    /** A folder under that of temporary files, as much as the disk has. */
    public static SpillSettings defaults() {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "mesquite-spill");
        return new SpillSettings(directory, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    public SpillSettings withMaximumBytes(long bytes) {
        return new SpillSettings(directory, bytes, forceAbove);
    }

    public SpillSettings withForceAbove(long bytes) {
        return new SpillSettings(directory, maximumBytes, bytes);
    }

    public SpillSettings withDirectory(Path other) {
        return new SpillSettings(other, maximumBytes, forceAbove);
    }
}
