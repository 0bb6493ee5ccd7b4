package io.mesquite.benchmarks.kernels;

import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.LongVector;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.LongUnaryOperator;

/** Columns of random values, the same in each run. */
final class Columns {
    static final int BATCH = 4096;

    private static final String[] WORDS = {
        "special", "requests", "carefully", "final", "deposits", "slyly", "bold", "accounts", "the", "pending"
    };

    private Columns() {}

    /** @param value from a random number that is not negative */
    static long[] longs(int size, LongUnaryOperator value) {
        Random random = new Random(size);
        long[] longs = new long[size];
        for (int i = 0; i < size; i++) {
            longs[i] = value.applyAsLong(random.nextLong() >>> 1);
        }
        return longs;
    }

    static LongVector vector(long[] values) {
        return new LongVector(values.length, values, null);
    }

    /** Texts of some words each. */
    static BytesVector texts(int size, int words) {
        Random random = new Random(size);
        StringBuilder all = new StringBuilder();
        int[] starts = new int[size];
        int[] lengths = new int[size];
        for (int i = 0; i < size; i++) {
            starts[i] = all.length();
            for (int word = 0; word < words; word++) {
                all.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            lengths[i] = all.length() - starts[i];
        }
        return new BytesVector(size, all.toString().getBytes(StandardCharsets.US_ASCII), starts, lengths, null);
    }
}
