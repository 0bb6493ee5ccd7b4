package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import java.util.Arrays;

/**
 * Reads numbers of a fixed width in the format's mix of runs: a repeated value, or values packed by bits. Dictionary ids,
 * levels and booleans are stored so.
 */
public final class RleReader {
    private final byte[] bytes;
    private final int end;
    private final int width;
    private int position;
    /** What is left of the run. */
    private int left;

    private boolean packed;
    private int repeated;
    private int packedStart;
    private long packedBit;

    /** @param width 0 to 32 */
    public RleReader(byte[] bytes, int from, int end, int width) {
        if (width < 0 || width > 32) {
            throw new CorruptDataException("numbers of " + width + " bits");
        }
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        this.width = width;
    }

    /** Whether at least the next {@code count} numbers are all {@code value}, told without reading past one run. */
    public boolean isRun(int value, int count) {
        if (left == 0 && count > 0) {
            nextRun();
        }
        return count == 0 || !packed && repeated == value && left >= count;
    }

    public void read(int[] out, int offset, int count) {
        int done = offset;
        int stop = offset + count;
        while (done < stop) {
            int now = run(stop - done);
            if (packed) {
                Bits.unpack(bytes, packedStart, packedBit, width, out, done, now);
            } else {
                Arrays.fill(out, done, done + now, repeated);
            }
            done += now;
            consume(now);
        }
    }

    /**
     * Reads the numbers {@code ordinals[0 .. count)} after the current one, which ascend strictly, and moves behind the last
     * of them. Those between are not unpacked.
     */
    void readAt(int[] out, int offset, int[] ordinals, int count) {
        int done = 0;
        int passed = 0;
        while (done < count) {
            int now = run(ordinals[count - 1] + 1 - passed);
            int end = passed + now;
            int stop = done;
            while (stop < count && ordinals[stop] < end) {
                stop++;
            }
            if (packed) {
                Bits.unpackAt(bytes, packedStart, packedBit, width, out, offset, ordinals, passed, done, stop);
            } else {
                Arrays.fill(out, offset + done, offset + stop, repeated);
            }
            done = stop;
            passed = end;
            consume(now);
        }
    }

    public void skip(int count) {
        int toSkip = count;
        while (toSkip > 0) {
            int now = run(toSkip);
            toSkip -= now;
            consume(now);
        }
    }

    /**
     * Reads numbers of one bit into a bitmap.
     *
     * @return how many are 1
     */
    public int readBits(long[] bitmap, int offset, int count) {
        int done = 0;
        int ones = 0;
        while (done < count) {
            int now = run(count - done);
            if (packed) {
                ones += copyBits(bitmap, offset + done, now);
            } else {
                setBits(bitmap, offset + done, now, repeated != 0);
                ones += repeated != 0 ? now : 0;
            }
            done += now;
            consume(now);
        }
        return ones;
    }

    /** Skips numbers of one bit, and returns how many are 1. */
    public int skipBits(int count) {
        int done = 0;
        int ones = 0;
        while (done < count) {
            int now = run(count - done);
            if (packed) {
                for (int i = 0; i < now; i += 56) {
                    ones += Long.bitCount(bits(i, Math.min(56, now - i)));
                }
            } else {
                ones += repeated != 0 ? now : 0;
            }
            done += now;
            consume(now);
        }
        return ones;
    }

    private int copyBits(long[] bitmap, int offset, int count) {
        int ones = 0;
        for (int i = 0; i < count; i += 56) {
            int size = Math.min(56, count - i);
            long bits = bits(i, size);
            ones += Long.bitCount(bits);
            put(bitmap, offset + i, size, bits);
        }
        return ones;
    }

    private long bits(int from, int size) {
        long bit = packedBit + from;
        return Bits.getLong(bytes, packedStart + (int) (bit >>> 3)) >>> (bit & 7) & (1L << size) - 1;
    }

    private static void put(long[] bitmap, int at, int size, long bits) {
        int word = at >> 6;
        int shift = at & 63;
        long mask = (1L << size) - 1;
        bitmap[word] = bitmap[word] & ~(mask << shift) | bits << shift;
        if (shift + size > 64) {
            bitmap[word + 1] = bitmap[word + 1] & ~(mask >>> 64 - shift) | bits >>> 64 - shift;
        }
    }

    /** Sets or clears bits of a bitmap. */
    public static void setBits(long[] bitmap, int offset, int count, boolean value) {
        int at = offset;
        int stop = offset + count;
        while (at < stop) {
            int word = at >> 6;
            int size = Math.min(64 - (at & 63), stop - at);
            long mask = (size == 64 ? -1L : (1L << size) - 1) << at;
            bitmap[word] = value ? bitmap[word] | mask : bitmap[word] & ~mask;
            at += size;
        }
    }

    /** Makes sure that a run is begun, and tells how many of {@code wanted} numbers are in it. */
    private int run(int wanted) {
        if (left == 0) {
            nextRun();
        }
        return Math.min(left, wanted);
    }

    private void consume(int count) {
        left -= count;
        packedBit += packed ? (long) count * width : 0;
    }

    private void nextRun() {
        int header = readHeader();
        packed = (header & 1) != 0;
        if (packed) {
            packedStart = position;
            packedBit = 0;
            long size = (header >>> 1) * 8L;
            // the last run may be cut off after the last number that counts
            long available = width == 0 ? Integer.MAX_VALUE : (end - position) * 8L / width;
            left = (int) Math.min(Math.min(size, available), Integer.MAX_VALUE);
            position = (int) Math.min(end, position + (header >>> 1) * (long) width);
        } else {
            left = header >>> 1;
            int byteWidth = (width + 7) >>> 3;
            if (byteWidth > end - position) {
                throw endOfData();
            }
            repeated = 0;
            for (int i = 0; i < byteWidth; i++) {
                repeated |= (bytes[position + i] & 0xff) << 8 * i;
            }
            position += byteWidth;
        }
        if (left == 0) {
            throw new CorruptDataException("an empty run");
        }
    }

    private int readHeader() {
        int header = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (position >= end) {
                throw endOfData();
            }
            byte next = bytes[position++];
            header |= (next & 0x7f) << shift;
            if (next >= 0) {
                return header;
            }
        }
        throw new CorruptDataException("the length of a run has more than 32 bits");
    }

    private static CorruptDataException endOfData() {
        return new CorruptDataException("a page ends before its last value");
    }
}
