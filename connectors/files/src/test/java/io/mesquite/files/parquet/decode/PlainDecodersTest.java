package io.mesquite.files.parquet.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.files.parquet.metadata.PhysicalType;
import io.mesquite.spi.vector.Vector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** PLAIN and BYTE_STREAM_SPLIT pages of random values, extremes among them, against the values that were written one by one. */
class PlainDecodersTest {
    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private record Page(int encoding, PhysicalType type, byte[] bytes, List<Object> values) {}

    private Page page(int encoding, PhysicalType type, int count) {
        int width = width(type);
        byte[][] stored = new byte[count][];
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer one = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
            values.add(put(type, one));
            stored[i] = Arrays.copyOf(one.array(), one.position());
        }
        ByteBuffer all = ByteBuffer.allocate(count * 64 + Bits.PADDING);
        if (encoding == Encoding.PLAIN) {
            for (byte[] one : stored) {
                all.put(one);
            }
        } else {
            for (int place = 0; place < width; place++) {
                for (byte[] one : stored) {
                    all.put(one[place]);
                }
            }
        }
        return new Page(encoding, type, Arrays.copyOf(all.array(), all.position() + Bits.PADDING), values);
    }

    private static int width(PhysicalType type) {
        return type == PhysicalType.INT32 || type == PhysicalType.FLOAT ? 4 : 8;
    }

    /** Writes one random value, and returns it as a vector gives it. */
    private Object put(PhysicalType type, ByteBuffer to) {
        switch (type) {
            case INT32 -> {
                int value = random.nextInt(4) == 0 ? Integer.MIN_VALUE : random.nextInt() >> random.nextInt(32);
                to.putInt(value);
                return (long) value;
            }
            case INT64 -> {
                long value = random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextLong() >> random.nextInt(64);
                to.putLong(value);
                return value;
            }
            case FLOAT -> {
                float value = random.nextInt(4) == 0 ? Float.NEGATIVE_INFINITY : random.nextFloat();
                to.putFloat(value);
                return (double) value;
            }
            case DOUBLE -> {
                double value = random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian();
                to.putDouble(value);
                return value;
            }
            default -> {
                byte[] text = new byte[random.nextInt(40)];
                for (int i = 0; i < text.length; i++) {
                    text[i] = (byte) ('a' + random.nextInt(26));
                }
                to.putInt(text.length).put(text);
                return new String(text, StandardCharsets.US_ASCII);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <V extends Values> ValueDecoder<V> decoder(Page page, V values) {
        return (ValueDecoder<V>)
                Encoding.newDecoder(page.encoding, page.type, 0, page.bytes, 0, page.bytes.length - Bits.PADDING);
    }

    /** Skips, reads and picks in random portions. */
    private <V extends Values> void check(Page page, V values) {
        String what = "encoding " + page.encoding + " of " + page.type + ", seed " + seed;
        ValueDecoder<V> decoder = decoder(page, values);
        List<Object> expected = new ArrayList<>();
        int count = page.values.size();
        for (int at = 0; at < count; ) {
            int portion = Math.min(1 + random.nextInt(70), count - at);
            int first = at;
            switch (random.nextInt(3)) {
                case 0 -> decoder.skip(portion);
                case 1 -> {
                    decoder.read(values, expected.size(), portion);
                    expected.addAll(page.values.subList(at, at + portion));
                }
                default -> {
                    int share = 1 + random.nextInt(9);
                    int[] ordinals = IntStream.range(0, portion)
                            .filter(i -> i == 0 || i % share == 0)
                            .toArray();
                    decoder.readAt(values, expected.size(), ordinals, ordinals.length);
                    IntStream.of(ordinals).forEach(ordinal -> expected.add(page.values.get(first + ordinal)));
                    portion = ordinals[ordinals.length - 1] + 1;
                }
            }
            at += portion;
        }
        if (decoder.bytes() != null) {
            values.endOfPage(decoder.bytes(), 0, expected.size());
        }
        Vector vector = values.toVector(expected.size(), null);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), text(vector.value(i)), what);
        }
    }

    private static Object text(Object value) {
        return value instanceof Number ? value : value.toString();
    }

    @Test
    void valuesAreReadSkippedAndPickedInAnyPortions() {
        for (int round = 0; round < 200; round++) {
            int count = 1 + random.nextInt(500);
            check(page(Encoding.PLAIN, PhysicalType.INT32, count), new IntValues(2 * count));
            check(page(Encoding.PLAIN, PhysicalType.INT64, count), new LongValues(2 * count));
            check(page(Encoding.PLAIN, PhysicalType.FLOAT, count), new DoubleValues(2 * count));
            check(page(Encoding.PLAIN, PhysicalType.DOUBLE, count), new DoubleValues(2 * count));
            check(page(Encoding.PLAIN, PhysicalType.BYTE_ARRAY, count), new BytesValues(2 * count));
            check(page(Encoding.BYTE_STREAM_SPLIT, PhysicalType.INT32, count), new IntValues(2 * count));
            check(page(Encoding.BYTE_STREAM_SPLIT, PhysicalType.INT64, count), new LongValues(2 * count));
            check(page(Encoding.BYTE_STREAM_SPLIT, PhysicalType.DOUBLE, count), new DoubleValues(2 * count));
        }
    }
}
