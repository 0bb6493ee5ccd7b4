package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/** What is remembered of the keys of build rows that go to disk. For one thread. */
final class KeyFacts {
    private final List<Integer> channels;
    private final KeyRange[] ranges;
    private final LongValues values = new LongValues();
    private boolean anyRow;
    private boolean anyNullInFirst;

    /** @param channels where the keys are in the rows */
    KeyFacts(List<Integer> channels) {
        this.channels = channels;
        ranges = new KeyRange[channels.size()];
    }

    void add(Batch batch) {
        anyRow |= batch.size() > 0;
        anyNullInFirst |= Validity.nullCount(batch.column(channels.get(0)).validity(), batch.size()) > 0;
        for (int key = 0; key < ranges.length; key++) {
            Vector column = batch.column(channels.get(key));
            switch (column.layout()) {
                case INT, LONG -> add(key, KeyRange.of(values.load(column), column.validity(), batch.size()));
                default -> {
                    // No range is told of other keys.
                }
            }
        }
    }

    private void add(int key, KeyRange more) {
        KeyRange before = ranges[key];
        ranges[key] = before == null
                ? more
                : new KeyRange(Math.min(before.least(), more.least()), Math.max(before.greatest(), more.greatest()));
    }

    void addAll(KeyFacts other) {
        anyRow |= other.anyRow;
        anyNullInFirst |= other.anyNullInFirst;
        for (int key = 0; key < ranges.length; key++) {
            if (other.ranges[key] != null) {
                add(key, other.ranges[key]);
            }
        }
    }

    BuildSide.Whole whole() {
        return new BuildSide.Whole(anyRow, anyNullInFirst);
    }

    /** From the least to the greatest value of a key; null where that is not known. */
    KeyRange range(int key) {
        return ranges[key];
    }
}
