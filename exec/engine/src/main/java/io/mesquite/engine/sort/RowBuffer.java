package io.mesquite.engine.sort;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that are kept, column by column, with their memory reserved. For one thread at a time. */
public final class RowBuffer {
    private final List<Type> types;
    private final MemoryReservation memory;
    private final List<List<Vector>> columns = new ArrayList<>();
    private final Vector[] dictionaries;
    private long size;

    public RowBuffer(List<Type> types, MemoryReservation memory) {
        this.types = types;
        this.memory = memory;
        this.dictionaries = new Vector[types.size()];
        types.forEach(type -> columns.add(new ArrayList<>()));
    }

    public long size() {
        return size;
    }

    /** Keeps the vectors of a batch, which are the buffer's from now on. */
    public void add(Batch kept) {
        if (kept.size() == 0) {
            return;
        }
        long bytes = memory.bytes();
        for (int i = 0; i < dictionaries.length; i++) {
            bytes += bytesOf(i, kept.column(i));
        }
        memory.resize(bytes);
        for (int i = 0; i < dictionaries.length; i++) {
            columns.get(i).add(kept.column(i));
        }
        size += kept.size();
    }

    /** A dictionary that stays the same from batch to batch counts once. */
    private long bytesOf(int column, Vector vector) {
        if (!(vector instanceof DictionaryVector encoded)) {
            return vector.retainedBytes();
        }
        long bytes = encoded.retainedBytes();
        if (dictionaries[column] == encoded.dictionary()) {
            bytes -= encoded.dictionary().retainedBytes();
        }
        dictionaries[column] = encoded.dictionary();
        return bytes;
    }

    /** Takes the vectors of a column out. */
    public List<Vector> take(int column) {
        return columns.set(column, new ArrayList<>());
    }

    /** Takes all rows out, one vector a column. */
    List<Vector> takeAll() {
        List<Vector> whole = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            whole.add(Concatenation.of(types.get(i), take(i)));
        }
        clear();
        return whole;
    }

    public void clear() {
        columns.replaceAll(column -> new ArrayList<>());
        Arrays.fill(dictionaries, null);
        size = 0;
        memory.resize(0);
    }
}
