package io.mesquite.files.json;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.format.FileRange;
import java.util.ArrayList;
import java.util.List;

/** Cuts a file of lines into ranges. JSON has no line ends inside of texts, so every line begins an object. */
final class JsonLines {
    private static final int RANGE_BYTES = 4 << 20;
    private static final int STEP = 1 << 14;

    private JsonLines() {}

    /** Ranges that begin where lines begin, together the whole file. */
    static List<FileRange> ranges(FileSystem fileSystem, FileEntry file) {
        List<FileRange> ranges = new ArrayList<>();
        long from = 0;
        try (InputFile input = fileSystem.open(file)) {
            while (from < file.length()) {
                long to = from + RANGE_BYTES >= file.length() ? file.length() : lineStart(input, from + RANGE_BYTES);
                ranges.add(new FileRange(0, from, to, to - from, from));
                from = to;
            }
        }
        return ranges;
    }

    /** The first position from the given one on that is behind a line end, or the end of the file. */
    private static long lineStart(InputFile input, long position) {
        byte[] buffer = new byte[STEP];
        long length = input.entry().length();
        for (long at = position - 1; at < length; at += STEP) {
            int count = (int) Math.min(STEP, length - at);
            input.readFully(at, buffer, 0, count);
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    return at + i + 1;
                }
            }
        }
        return length;
    }
}
