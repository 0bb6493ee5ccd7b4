package io.mesquite.engine.disk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * How a block stands in a file. All numbers are little endian; the checksum is of all that follows it, so that a block that was read from a wrong
 * place, or half written, is found out too.
 *
 * <pre>
 * checksum (long) | stored length (int) | length (int) | number of the block (int) | bytes, LZ4 where that is shorter
 * </pre>
 */
final class BlockCodec {
    static final int HEADER_BYTES = 20;

    private static final int SEED = 0x6D657371;
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.fastestInstance().safeDecompressor();
    private static final XXHash64 HASH = XXHashFactory.fastestInstance().hash64();

    private BlockCodec() {}

    /** A block without its number and checksum, which {@link #seal} adds. */
    static ByteBuffer encode(byte[] bytes) {
        byte[] block = new byte[HEADER_BYTES + COMPRESSOR.maxCompressedLength(bytes.length)];
        int stored = COMPRESSOR.compress(bytes, 0, bytes.length, block, HEADER_BYTES);
        if (stored >= bytes.length) {
            stored = bytes.length;
            System.arraycopy(bytes, 0, block, HEADER_BYTES, stored);
        }
        ByteBuffer buffer =
                ByteBuffer.wrap(block, 0, HEADER_BYTES + stored).slice().order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(8, stored).putInt(12, bytes.length);
        return buffer;
    }

    static void seal(ByteBuffer block, int number) {
        block.putInt(16, number);
        block.putLong(0, checksum(block));
    }

    private static long checksum(ByteBuffer block) {
        return HASH.hash(block, 8, block.limit() - 8, SEED);
    }

    /** How many bytes follow a header. */
    static int storedLength(ByteBuffer header) {
        return header.getInt(8);
    }

    /** The bytes of a whole block; null where it is damaged. */
    static byte[] decode(ByteBuffer block, int number) {
        if (block.getLong(0) != checksum(block) || block.getInt(16) != number) {
            return null;
        }
        int stored = block.getInt(8);
        byte[] bytes = new byte[block.getInt(12)];
        byte[] from = block.array();
        if (stored == bytes.length) {
            System.arraycopy(from, HEADER_BYTES, bytes, 0, stored);
            return bytes;
        }
        try {
            return DECOMPRESSOR.decompress(from, HEADER_BYTES, stored, bytes, 0) == bytes.length ? bytes : null;
        } catch (LZ4Exception damaged) {
            return null;
        }
    }
}
