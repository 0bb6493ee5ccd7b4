package io.mesquite.files.parquet.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against an encoder that writes bit by bit. */
class RleReaderTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void numbersOfEveryWidthAreReadAndSkippedInAnyPortions() {
        for (int width = 0; width <= 31; width++) {
            int[] numbers = numbers(width, 5000);
            byte[] encoded = encode(numbers, width);
            RleReader reader = new RleReader(encoded, 0, encoded.length - Bits.PADDING, width);
            int[] read = new int[numbers.length];
            int position = 0;
            while (position < numbers.length) {
                int portion = Math.min(1 + random.nextInt(300), numbers.length - position);
                if (random.nextInt(4) == 0) {
                    reader.skip(portion);
                    System.arraycopy(numbers, position, read, position, portion);
                } else {
                    reader.read(read, position, portion);
                }
                position += portion;
            }
            assertArrayEquals(numbers, read, "width " + width + ", seed " + seed);
        }
    }

    @Test
    void numbersAtChosenOrdinalsAreRead() {
        for (int width = 0; width <= 31; width++) {
            int[] numbers = numbers(width, 5000);
            byte[] encoded = encode(numbers, width);
            RleReader reader = new RleReader(encoded, 0, encoded.length - Bits.PADDING, width);
            int position = 0;
            while (position < numbers.length) {
                int base = position;
                int share = 1 + random.nextInt(50);
                int[] ordinals = IntStream.range(0, Math.min(1 + random.nextInt(600), numbers.length - base))
                        .filter(i -> random.nextInt(share) == 0)
                        .toArray();
                int[] read = new int[ordinals.length + 7];
                reader.readAt(read, 7, ordinals, ordinals.length);
                int[] expected =
                        Arrays.stream(ordinals).map(i -> numbers[base + i]).toArray();
                assertArrayEquals(
                        expected, Arrays.copyOfRange(read, 7, read.length), "width " + width + ", seed " + seed);
                position += ordinals.length == 0 ? 0 : ordinals[ordinals.length - 1] + 1;
                if (numbers.length - position < 20) {
                    break;
                }
            }
        }
    }

    @Test
    void bitsAreReadIntoABitmapAtAnyOffset() {
        int[] numbers = numbers(1, 3000);
        byte[] encoded = encode(numbers, 1);
        RleReader reader = new RleReader(encoded, 0, encoded.length - Bits.PADDING, 1);
        int position = 0;
        while (position < numbers.length) {
            int portion = Math.min(1 + random.nextInt(200), numbers.length - position);
            int ones = Arrays.stream(numbers, position, position + portion).sum();
            if (random.nextInt(3) == 0) {
                assertEquals(ones, reader.skipBits(portion), "seed " + seed);
            } else {
                int offset = random.nextInt(200);
                long[] bitmap = random.longs(8).toArray();
                long[] before = bitmap.clone();
                assertEquals(ones, reader.readBits(bitmap, offset, portion), "seed " + seed);
                for (int i = 0; i < 64 * bitmap.length; i++) {
                    boolean inside = i >= offset && i < offset + portion;
                    long expected = inside ? numbers[position + i - offset] : before[i >> 6] >>> i & 1;
                    assertEquals(expected, bitmap[i >> 6] >>> i & 1, "bit " + i + ", seed " + seed);
                }
            }
            position += portion;
        }
    }

    @Test
    void aRunIsToldWithoutReadingIt() {
        byte[] run = {20, 1, 0, 0, 0, 0, 0, 0, 0, 0};
        RleReader reader = new RleReader(run, 0, 2, 1);
        assertTrue(reader.isRun(1, 10));
        assertEquals(false, reader.isRun(1, 11));
        assertEquals(false, reader.isRun(0, 10));
        assertEquals(10, reader.skipBits(10));
    }

    @Test
    void readingBehindTheEndFails() {
        byte[] run = {20, 1, 0, 0, 0, 0, 0, 0, 0, 0};
        RleReader reader = new RleReader(run, 0, 2, 1);
        assertThrows(CorruptDataException.class, () -> reader.read(new int[11], 0, 11));
        assertThrows(CorruptDataException.class, () -> new RleReader(run, 0, 2, 33));
    }

    private int[] numbers(int width, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; ) {
            int run = random.nextInt(3) == 0 ? random.nextInt(500) : 1;
            int value = (int) (random.nextLong() & (1L << width) - 1);
            for (int end = Math.min(count, i + run); i < end; i++) {
                numbers[i] = value;
            }
        }
        return numbers;
    }

    private byte[] encode(int[] numbers, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int i = 0;
        while (i < numbers.length) {
            int run = 1;
            while (i + run < numbers.length && numbers[i + run] == numbers[i]) {
                run++;
            }
            if (run >= 8) {
                writeVarint(out, run << 1);
                writeBits(out, numbers, i, 1, width, (width + 7) / 8);
                i += run;
            } else {
                int groups = 1 + random.nextInt(5);
                writeVarint(out, groups << 1 | 1);
                writeBits(out, numbers, i, 8 * groups, width, groups * width);
                i += 8 * groups;
            }
        }
        out.writeBytes(new byte[Bits.PADDING]);
        return out.toByteArray();
    }

    private static void writeBits(ByteArrayOutputStream out, int[] numbers, int from, int count, int width, int bytes) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < count && from + i < numbers.length; i++) {
            bits = bits.or(BigInteger.valueOf(numbers[from + i]).shiftLeft(i * width));
        }
        for (int i = 0; i < bytes; i++) {
            out.write(bits.shiftRight(8 * i).intValue());
        }
    }

    private static void writeVarint(ByteArrayOutputStream out, int value) {
        int rest = value;
        for (; rest > 127; rest >>>= 7) {
            out.write(rest & 127 | 128);
        }
        out.write(rest);
    }
}
