package io.mesquite.files.parquet.page;

import net.jpountz.lz4.LZ4Exception;

/**
 * The frames that Hadoop puts around LZ4 blocks: the uncompressed length, then the compressed length of each block before
 * it, as big-endian numbers of four bytes, until the uncompressed length is reached.
 */
final class HadoopFrames {
    private HadoopFrames() {}

    /** Returns false where the data is not in such frames. */
    static boolean decompress(byte[] source, int from, int length, byte[] target, int offset, int size) {
        int position = from;
        int end = from + length;
        int done = 0;
        while (done < size) {
            if (end - position < 8) {
                return false;
            }
            int frame = bigEndian(source, position);
            position += 4;
            if (frame <= 0 || frame > size - done) {
                return false;
            }
            int frameEnd = done + frame;
            while (done < frameEnd) {
                if (end - position < 4) {
                    return false;
                }
                int block = bigEndian(source, position);
                position += 4;
                if (block <= 0 || block > end - position) {
                    return false;
                }
                int written = decompressBlock(source, position, block, target, offset + done, frameEnd - done);
                if (written <= 0) {
                    return false;
                }
                position += block;
                done += written;
            }
        }
        return position == end;
    }

    private static int decompressBlock(byte[] source, int from, int length, byte[] target, int offset, int room) {
        try {
            return Codec.Lz4.DECOMPRESSOR.decompress(source, from, length, target, offset, room);
        } catch (LZ4Exception e) {
            return -1;
        }
    }

    private static int bigEndian(byte[] bytes, int index) {
        return (bytes[index] & 0xff) << 24
                | (bytes[index + 1] & 0xff) << 16
                | (bytes[index + 2] & 0xff) << 8
                | bytes[index + 3] & 0xff;
    }
}
