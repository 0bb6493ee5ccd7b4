package io.mesquite.engine.hashtable;

import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** The table of no key columns: all rows have the same key, that is there from the start. */
final class SingleGroupTable implements GroupTable {
    @Override
    public void findOrAdd(Vector[] keys, int count, int[] groups) {
        Arrays.fill(groups, 0, count, 0);
    }

    @Override
    public int groupCount() {
        return 1;
    }

    @Override
    public Vector[] keys(int[] groups, int count) {
        return new Vector[0];
    }

    @Override
    public void partitions(int bits, byte[] partitions) {
        partitions[0] = 0;
    }

    @Override
    public long growthBytes(int count) {
        return 0;
    }

    @Override
    public long retainedBytes() {
        return 0;
    }
}
