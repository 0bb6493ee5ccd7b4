package io.mesquite.engine.aggregate;

/** How arrays of states grow. */
final class Capacity {
    private static final int MINIMUM = 16;

    private Capacity() {}

    /** A length of at least {@code needed} for an array of {@code length}, half as much again, so that copying stays cheap. */
    static int grow(int length, int needed) {
        long half = length + (length >> 1);
        return (int) Math.max(Math.max(MINIMUM, needed), Math.min(half, Integer.MAX_VALUE - 8));
    }
}
