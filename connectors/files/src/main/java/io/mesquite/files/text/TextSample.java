package io.mesquite.files.text;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.Arrays;

/**
 * The first bytes of a file, decompressed.
 *
 * @param from position of the first byte of text, behind a byte order mark
 * @param to position behind the last byte
 * @param whole whether the file ends there
 */
public record TextSample(byte[] bytes, int from, int to, boolean whole) {
    private static final int FIRST_SIZE = 1 << 16;

    /** @param most how many bytes to read at most */
    public static TextSample read(FileSystem fileSystem, FileEntry file, int most) {
        byte[] bytes = new byte[Math.min(most, FIRST_SIZE) + 1];
        int filled = 0;
        boolean whole = false;
        try (TextInput input = TextInput.open(fileSystem, file, 0, file.length(), null)) {
            while (!whole && filled <= most) {
                if (filled == bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 4L, most + 1L));
                }
                int wanted = bytes.length - filled;
                int read = Math.max(0, input.read(bytes, filled, wanted));
                filled += read;
                whole = read < wanted;
            }
        }
        if (filled >= 2
                && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                        || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)) {
            throw new MesquiteException(
                    ErrorCode.DATA_CORRUPT, file.location() + " is text in UTF-16; convert it to UTF-8");
        }
        boolean mark = filled >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        return new TextSample(bytes, mark ? 3 : 0, filled, whole);
    }
}
