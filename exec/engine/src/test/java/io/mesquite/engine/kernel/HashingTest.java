package io.mesquite.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HashingTest {
    @Test
    void aValueHasOneHashInEveryKindOfVector() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(1L, 2L);
        map.put(3L, null);
        Map<Type, Object> values = Map.of(
                SimpleType.BOOLEAN,
                true,
                SimpleType.INTEGER,
                -7L,
                SimpleType.BIGINT,
                1L << 40,
                new DecimalType(30, 2),
                new Int128(-3, 99),
                SimpleType.DOUBLE,
                1.5,
                VarcharType.UNBOUNDED,
                Bytes.utf8("snow, and more snow"),
                new ArrayType(SimpleType.BIGINT),
                Arrays.asList(1L, null, 3L),
                new MapType(SimpleType.BIGINT, SimpleType.BIGINT),
                map,
                new RowType(List.of(new RowType.Field("a", SimpleType.BIGINT))),
                List.of(4L));
        values.forEach((type, value) -> {
            Vector flat = Vectors.of(type, Arrays.asList(value, null, value));
            long[] expected = hashes(flat);
            assertEquals(expected[0], expected[2], type.sql());
            assertEquals(Hashing.NULL_HASH, expected[1], type.sql());
            assertEquals(expected[0], hashes(Vectors.constant(type, value, 5))[4], type.sql());
            assertEquals(Hashing.NULL_HASH, hashes(Vectors.constant(type, null, 5))[4], type.sql());
            Vector dictionary = Vectors.of(type, List.of(value));
            assertArrayEquals(
                    expected, hashes(new DictionaryVector(3, new int[3], dictionary, flat.validity())), type.sql());
            Vector large = dictionary.gather(new int[9], 9);
            assertArrayEquals(
                    expected, hashes(new DictionaryVector(3, new int[3], large, flat.validity())), type.sql());
        });
    }

    @Test
    void negativeZeroAndEveryNaNAreOneValue() {
        double otherNaN = Double.longBitsToDouble(0xFFF8000000000001L);
        long[] hashes = hashes(Vectors.of(SimpleType.DOUBLE, List.of(0.0, -0.0, Double.NaN, otherNaN)));
        assertEquals(hashes[0], hashes[1]);
        assertEquals(hashes[2], hashes[3]);
        assertEquals(hashes[0], Hashing.hash(-0.0));
    }

    @Test
    void mapsAreEqualWhateverTheOrderOfTheirEntries() {
        Type type = new MapType(SimpleType.BIGINT, SimpleType.BIGINT);
        Map<Object, Object> forth = new LinkedHashMap<>();
        forth.put(1L, 2L);
        forth.put(3L, 4L);
        Map<Object, Object> back = new LinkedHashMap<>();
        back.put(3L, 4L);
        back.put(1L, 2L);
        long[] hashes = hashes(Vectors.of(type, List.of(forth, back)));
        assertEquals(hashes[0], hashes[1]);
    }

    @Test
    void textsOfEveryLengthHashTheSameWhereverTheyLieAndDifferFromTheirNeighbours() {
        byte[] text = "abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.UTF_8);
        byte[] shifted = new byte[text.length + 3];
        System.arraycopy(text, 0, shifted, 3, text.length);
        Set<Long> seen = new HashSet<>();
        for (int length = 0; length <= text.length; length++) {
            Vector vector = new BytesVector(
                    2, Arrays.copyOf(shifted, 3 + length), new int[] {3, 3}, new int[] {length, length}, null);
            assertEquals(BytesHashing.hash(text, 0, length), hashes(vector)[1], "length " + length);
            assertTrue(seen.add(hashes(vector)[0]), "length " + length);
        }
    }

    @Test
    void everyByteOfATextCounts() {
        byte[] text = new byte[19];
        Set<Long> seen = new HashSet<>();
        seen.add(BytesHashing.hash(text, 0, 19));
        for (int i = 0; i < text.length; i++) {
            text[i] = 1;
            assertTrue(seen.add(BytesHashing.hash(text, 0, 19)), "byte " + i);
            text[i] = 0;
        }
    }

    @Test
    void theOrderOfColumnsCounts() {
        Vector ones = Vectors.of(SimpleType.BIGINT, List.of(1L));
        Vector twos = Vectors.of(SimpleType.BIGINT, List.of(2L));
        Batch batch = Batch.of(1, ones, twos);
        long[] forth = new long[1];
        long[] back = new long[1];
        Hashing.hash(batch, List.of(0, 1), forth);
        Hashing.hash(batch, List.of(1, 0), back);
        assertNotEquals(forth[0], back[0]);
    }

    @Test
    void consecutiveNumbersSpreadEvenlyOverHighAndLowBits() {
        Vector numbers = Vectors.of(
                SimpleType.BIGINT, LongStream.range(0, 16_000).boxed().toList());
        long[] hashes = hashes(numbers);
        int[] high = new int[16];
        int[] low = new int[16];
        for (long hash : hashes) {
            high[(int) (hash >>> 60)]++;
            low[(int) (hash & 15)]++;
        }
        for (int i = 0; i < 16; i++) {
            assertTrue(high[i] > 850 && high[i] < 1150, "high " + i + ": " + high[i]);
            assertTrue(low[i] > 850 && low[i] < 1150, "low " + i + ": " + low[i]);
        }
    }

    private static long[] hashes(Vector vector) {
        long[] hashes = new long[vector.size()];
        Hashing.hash(vector, hashes);
        return hashes;
    }
}
