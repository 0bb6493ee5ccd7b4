package io.mesquite.engine.hashtable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes numbers in byte arrays, at any index. */
final class Words {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    static long getLong(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    static void putLong(byte[] bytes, int index, long value) {
        LONG.set(bytes, index, value);
    }

    static int getInt(byte[] bytes, int index) {
        return (int) INT.get(bytes, index);
    }

    static void putInt(byte[] bytes, int index, int value) {
        INT.set(bytes, index, value);
    }

    /** Whether two runs of {@code length} bytes, a multiple of 8, are equal. */
    static boolean equal(byte[] left, int leftStart, byte[] right, int rightStart, int length) {
        for (int i = 0; i < length; i += 8) {
            if (getLong(left, leftStart + i) != getLong(right, rightStart + i)) {
                return false;
            }
        }
        return true;
    }

    /** The hash of {@code length} bytes, a multiple of 8. */
    static int hash32(byte[] bytes, int start, int length) {
        long hash = length;
        for (int i = 0; i < length; i += 8) {
            hash = KeyHash.combine(hash, getLong(bytes, start + i));
        }
        return (int) (KeyHash.ofLong(hash) >>> 32);
    }
}
