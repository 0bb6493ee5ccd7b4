package io.mesquite.files.text;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;

/** Finds the line that a byte is in, for messages: a reader of a range does not know how many lines are before it. */
public final class LineNumbers {
    private static final int BUFFER = 1 << 16;

    private LineNumbers() {}

    /** The line, counted from 1, of a position in the decompressed bytes. Reads the file up to there. */
    public static long at(FileSystem fileSystem, FileEntry entry, long position) {
        byte[] buffer = new byte[BUFFER];
        long line = 1;
        long rest = position;
        try (TextInput input = TextInput.open(fileSystem, entry, 0, entry.length(), null)) {
            while (rest > 0) {
                int count = input.read(buffer, 0, (int) Math.min(buffer.length, rest));
                if (count < 0) {
                    break;
                }
                for (int i = 0; i < count; i++) {
                    if (buffer[i] == '\n') {
                        line++;
                    }
                }
                rest -= count;
            }
        }
        return line;
    }
}
