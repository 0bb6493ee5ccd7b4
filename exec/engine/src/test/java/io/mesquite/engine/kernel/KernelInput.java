package io.mesquite.engine.kernel;

import java.util.Random;

/** Random numbers among which extremes and small ones are frequent. */
final class KernelInput {
    private static final long[] EDGES = {
        0,
        1,
        -1,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 1,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        1L << 32,
        -(1L << 32),
        1L << 53,
        (1L << 53) + 1,
        -(1L << 53) - 1,
        3037000500L
    };
    private static final double[] DOUBLE_EDGES = {
        0.0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        0.1
    };

    private final Random random;

    KernelInput(Random random) {
        this.random = random;
    }

    /** Any number: an edge, a small one, or all bits random. */
    long number() {
        return switch (random.nextInt(3)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextInt(7) - 3;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    long[] longs(int size) {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = number();
        }
        return values;
    }

    /** Small numbers, so that checked arithmetic rarely fails. */
    long[] smallLongs(int size) {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextInt();
        }
        return values;
    }

    int[] ints(int size) {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = (int) number();
        }
        return values;
    }

    double[] doubles(int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextBoolean()
                    ? DOUBLE_EDGES[random.nextInt(DOUBLE_EDGES.length)]
                    : random.nextGaussian() * 100;
        }
        return values;
    }

    boolean[] booleans(int size) {
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextBoolean();
        }
        return values;
    }
}
