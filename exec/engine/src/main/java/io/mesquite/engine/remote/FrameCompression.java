package io.mesquite.engine.remote;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Frames as they travel: their length, the length of what follows, and LZ4 or, where that would not be much shorter, the frame itself.
 * Both lengths are ints; they are equal for a frame as it is.
 */
final class FrameCompression {
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.fastestInstance().safeDecompressor();
    /** Not so much larger that a damaged length could use up the memory. */
    private static final int LARGEST_RATIO = 256;

    private static final int HEAD_BYTES = 8;

    private FrameCompression() {}

    /** A frame with its head. */
    static byte[] wrap(byte[] frame, boolean compress) {
        if (compress) {
            byte[] wrapped = new byte[HEAD_BYTES + COMPRESSOR.maxCompressedLength(frame.length)];
            int length = COMPRESSOR.compress(frame, 0, frame.length, wrapped, HEAD_BYTES, wrapped.length - HEAD_BYTES);
            if (length < frame.length - (frame.length >> 3)) {
                ByteBuffer.wrap(wrapped).putInt(frame.length).putInt(length);
                return Arrays.copyOf(wrapped, HEAD_BYTES + length);
            }
        }
        return ByteBuffer.allocate(HEAD_BYTES + frame.length)
                .putInt(frame.length)
                .putInt(frame.length)
                .put(frame)
                .array();
    }

    /**
     * The next frame of an answer.
     *
     * @throws BufferUnderflowException where the answer is cut short or damaged
     */
    static byte[] unwrap(ByteBuffer answer) {
        int length = answer.getInt();
        int stored = answer.getInt();
        if (stored < 0 || stored > answer.remaining() || length < 0 || length > (long) stored * LARGEST_RATIO) {
            throw new BufferUnderflowException();
        }
        byte[] frame = new byte[length];
        if (stored == length) {
            answer.get(frame);
            return frame;
        }
        int start = answer.arrayOffset() + answer.position();
        try {
            if (DECOMPRESSOR.decompress(answer.array(), start, stored, frame, 0) != length) {
                throw new BufferUnderflowException();
            }
        } catch (LZ4Exception damaged) {
            throw new BufferUnderflowException();
        }
        answer.position(answer.position() + stored);
        return frame;
    }
}
