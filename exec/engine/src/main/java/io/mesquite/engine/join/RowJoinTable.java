package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.KeyIndex;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.List;

/** Keys of any number and types. Keys are numbered; where no key occurs twice, its number is its row. */
final class RowJoinTable implements JoinTable {
    private static final int CHUNK = 4096;

    private final KeyIndex index;
    private final int[] first;
    private final int[] next;

    /** @param keys the key columns of all build rows */
    RowJoinTable(List<Type> types, Vector[] keys, int rows, boolean existenceOnly) {
        index = new KeyIndex(types, rows);
        int[] numbers = new int[rows];
        int[] positions = new int[Math.min(CHUNK, rows)];
        int[] chunkNumbers = new int[positions.length];
        for (int from = 0; from < rows; from += CHUNK) {
            int count = Math.min(CHUNK, rows - from);
            for (int i = 0; i < count; i++) {
                positions[i] = from + i;
            }
            Vector[] chunk = new Vector[keys.length];
            for (int i = 0; i < keys.length; i++) {
                chunk[i] = keys[i].gather(positions, count);
            }
            index.add(chunk, count, chunkNumbers);
            System.arraycopy(chunkNumbers, 0, numbers, from, count);
        }
        if (index.keyCount() == rows) {
            first = null;
            next = null;
            return;
        }
        first = new int[index.keyCount()];
        Arrays.fill(first, -1);
        int[] chains = new int[rows];
        for (int row = rows - 1; row >= 0; row--) {
            chains[row] = first[numbers[row]];
            first[numbers[row]] = row;
        }
        next = existenceOnly ? null : chains;
    }

    @Override
    public Finder newFinder() {
        KeyIndex.Finder finder = index.newFinder();
        return (keys, count, rows) -> {
            finder.find(keys, count, rows);
            if (first != null) {
                for (int i = 0; i < count; i++) {
                    rows[i] = rows[i] < 0 ? -1 : first[rows[i]];
                }
            }
        };
    }

    @Override
    public int[] next() {
        return next;
    }

    @Override
    public long retainedBytes() {
        return index.retainedBytes() + 4L * ((first == null ? 0 : first.length) + (next == null ? 0 : next.length));
    }
}
