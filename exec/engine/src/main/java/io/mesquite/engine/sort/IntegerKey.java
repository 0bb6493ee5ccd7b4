package io.mesquite.engine.sort;

import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;

/** A key of ints, and of values of a dictionary by their rank in it. */
final class IntegerKey extends KeyColumn {
    private final int[] values;

    IntegerKey(SortKey key, int[] values, long[] validity) {
        super(key, validity);
        this.values = values;
    }

    static IntegerKey ofRanks(DictionaryVector column, SortKey key) {
        int[] ranks = ranks(column.dictionary());
        int[] ids = column.ids();
        int[] values = new int[column.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ranks[ids[i]];
        }
        return new IntegerKey(key, values, column.validity());
    }

    /** For each entry its place in ascending order; equal entries have the same. */
    private static int[] ranks(Vector dictionary) {
        SortKey ascending = new SortKey(0, false, false);
        KeyColumn entries = KeyColumn.of(dictionary, ascending);
        int[] sorted = RowSorter.sort(new KeyColumn[] {entries}, dictionary.size());
        int[] ranks = new int[sorted.length];
        int rank = 0;
        for (int i = 0; i < sorted.length; i++) {
            rank += i > 0 && entries.compare(sorted[i - 1], sorted[i]) != 0 ? 1 : 0;
            ranks[sorted[i]] = rank;
        }
        return ranks;
    }

    @Override
    long code(int row, int depth) {
        return values[row];
    }

    @Override
    int compareValues(int left, int right) {
        return Integer.compare(values[left], values[right]);
    }

    @Override
    boolean decides(long code) {
        return true;
    }
}
