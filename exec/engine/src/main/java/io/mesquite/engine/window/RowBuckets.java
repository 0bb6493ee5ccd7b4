package io.mesquite.engine.window;

import io.mesquite.engine.kernel.Hashing;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.List;

/** Puts rows in buckets by the hash of their partition keys, so that rows of the same partition are in the same bucket. */
final class RowBuckets {
    /** What splitting takes for each row: its hash, its bucket and its number. */
    static final long BYTES_PER_ROW = Long.BYTES + 2L * Integer.BYTES;

    /** Buckets of about so many rows still have their sort keys in the cache. */
    private static final int ROWS_PER_BUCKET = 1 << 14;

    private static final int MOST_BITS = 10;

    /** The rows of a task may have been chosen by some bits of their hash: buckets go by others. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private RowBuckets() {}

    /** Row numbers, in their order in each bucket; one bucket where there are no keys. No bucket is empty. */
    static int[][] of(List<Vector> columns, List<Integer> keys, int size, LaneContext context) {
        if (size == 0) {
            return new int[0][];
        }
        int wanted = Math.max(size / ROWS_PER_BUCKET, context.parallelism() * 4);
        int bits = keys.isEmpty() || size < 64 ? 0 : Math.min(MOST_BITS, 32 - Integer.numberOfLeadingZeros(wanted));
        long[] hashes = new long[size];
        if (bits > 0) {
            Hashing.hash(new Batch(size, columns), keys, hashes);
        }
        return split(hashes, bits);
    }

    private static int[][] split(long[] hashes, int bits) {
        int[] bucketOf = new int[hashes.length];
        int[] counts = new int[1 << bits];
        for (int row = 0; row < hashes.length; row++) {
            int bucket = bits == 0 ? 0 : (int) (hashes[row] * MIX >>> 64 - bits);
            bucketOf[row] = bucket;
            counts[bucket]++;
        }
        int[][] buckets = new int[counts.length][];
        for (int bucket = 0; bucket < counts.length; bucket++) {
            buckets[bucket] = new int[counts[bucket]];
        }
        for (int row = hashes.length - 1; row >= 0; row--) {
            int bucket = bucketOf[row];
            buckets[bucket][--counts[bucket]] = row;
        }
        return Arrays.stream(buckets).filter(bucket -> bucket.length > 0).toArray(int[][]::new);
    }
}
