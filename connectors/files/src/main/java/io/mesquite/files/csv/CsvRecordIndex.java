package io.mesquite.files.csv;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.text.TextInput;
import io.mesquite.files.text.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a large file into ranges that begin where a row begins. A line end may stand inside of quotes, so what is a row can
 * only be known by reading from the start: that is done once, quickly where a stretch has no quotes in it.
 */
final class CsvRecordIndex {
    /** About how long a range is. */
    static final int RANGE_BYTES = 4 << 20;

    private static final int MAX_ROW_BYTES = 256 << 20;

    private CsvRecordIndex() {}

    /** Ranges that together are the whole file. */
    static List<FileRange> ranges(FileSystem fileSystem, FileEntry file, CsvLayout layout) {
        List<FileRange> ranges = new ArrayList<>();
        CsvTokenizer tokenizer = new CsvTokenizer(layout.dialect(), layout.skipsBlankLines());
        byte[] buffer = new byte[RANGE_BYTES];
        int kept = 0;
        long start = 0;
        int skip = layout.firstRow();
        try (TextInput input = TextInput.open(fileSystem, file, 0, file.length(), null)) {
            while (start + kept < file.length()) {
                int read = input.read(buffer, kept, buffer.length - kept);
                int filled = kept + Math.max(read, 0);
                boolean atEnd = start + filled >= file.length();
                int end =
                        atEnd ? filled : lastRowEnd(tokenizer, layout.dialect().quote(), buffer, skip, filled);
                if (end <= skip && !atEnd) {
                    if (buffer.length >= MAX_ROW_BYTES) {
                        // the reader will say what is wrong
                        ranges.add(range(start, file.length()));
                        return ranges;
                    }
                    kept = filled;
                    buffer = Arrays.copyOf(buffer, buffer.length * 2);
                    continue;
                }
                ranges.add(range(start, start + end));
                start += end;
                kept = filled - end;
                System.arraycopy(buffer, end, buffer, 0, kept);
                skip = 0;
            }
        }
        return ranges;
    }

    private static int lastRowEnd(CsvTokenizer tokenizer, byte quote, byte[] bytes, int from, int to) {
        if (!Utf8.contains(bytes, from, to, quote)) {
            int end = to;
            while (end > from && bytes[end - 1] != '\n') {
                end--;
            }
            if (end > from) {
                return end;
            }
        }
        tokenizer.tokenize(bytes, from, to, false, Integer.MAX_VALUE);
        return tokenizer.consumed();
    }

    private static FileRange range(long from, long to) {
        return new FileRange(0, from, to, to - from, from);
    }
}
