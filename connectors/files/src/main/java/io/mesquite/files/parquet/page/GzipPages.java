package io.mesquite.files.parquet.page;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Gzip members, one after the other, inflated into an array. Their check sums are not compared. */
final class GzipPages {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private GzipPages() {}

    static void decompress(byte[] source, int from, int length, byte[] target, int offset, int size)
            throws DataFormatException {
        int end = from + length;
        int position = from;
        int done = 0;
        Inflater inflater = new Inflater(true);
        try {
            while (done < size) {
                int data = afterHeader(source, position, end);
                inflater.reset();
                inflater.setInput(source, data, end - data);
                int written;
                do {
                    written = inflater.inflate(target, offset + done, size - done);
                    done += written;
                } while (written > 0 && !inflater.finished() && done < size);
                if (!inflater.finished() && done < size) {
                    throw new CorruptDataException("gzip: the data ends too early");
                }
                position = end - inflater.getRemaining() + TRAILER;
            }
        } finally {
            inflater.end();
        }
    }

    private static int afterHeader(byte[] source, int from, int end) {
        if (end - from < HEADER || source[from] != 0x1f || (source[from + 1] & 0xff) != 0x8b || source[from + 2] != 8) {
            throw new CorruptDataException("gzip: no header where one should be");
        }
        int flags = source[from + 3];
        int position = from + HEADER;
        if ((flags & HAS_EXTRA) != 0 && end - position >= 2) {
            position += 2 + (source[position] & 0xff | (source[position + 1] & 0xff) << 8);
        }
        for (int flag = HAS_NAME; flag <= HAS_COMMENT; flag <<= 1) {
            if ((flags & flag) != 0) {
                while (position < end && source[position] != 0) {
                    position++;
                }
                position++;
            }
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            position += 2;
        }
        if (position > end) {
            throw new CorruptDataException("gzip: the header does not end");
        }
        return position;
    }
}
