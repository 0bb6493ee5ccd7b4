package io.mesquite.engine.hashtable;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/** Numbers keys of any types, once, and is then looked up by several threads, each with its own {@link Finder}. */
public final class KeyIndex {
    private final RowLayout layout;
    private final RowGroupTable table;

    public KeyIndex(List<Type> types, int expectedKeys) {
        layout = new RowLayout(types);
        table = new RowGroupTable(layout, expectedKeys);
    }

    /** See {@link GroupTable#findOrAdd}. */
    public void add(Vector[] keys, int count, int[] numbers) {
        table.findOrAdd(keys, count, numbers);
    }

    public int keyCount() {
        return table.groupCount();
    }

    public long retainedBytes() {
        return table.retainedBytes();
    }

    public Finder newFinder() {
        return new Finder();
    }

    /** Looks keys up on one lane. */
    public final class Finder {
        private final RowEncoder encoder = new RowEncoder(layout);

        private Finder() {}

        /** Writes the number of each row's key, or -1. */
        public void find(Vector[] keys, int count, int[] numbers) {
            encoder.encode(keys, count);
            table.find(encoder, count, numbers);
        }
    }
}
