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
import java.util.stream.LongStream;

/** Rows that are kept, column by column, with their memory reserved. For one thread at a time. */
public final class RowBuffer {
    /** Half of what an array can hold: the columns of two lanes are put together. */
    private static final long LARGEST_COLUMN = 1L << 30;

    private final List<Type> types;
    private final MemoryReservation memory;
    private final List<List<Vector>> columns = new ArrayList<>();
    private final Vector[] dictionaries;
    private final long[] columnBytes;
    private final long workBytesPerRow;
    private long size;

    public RowBuffer(List<Type> types, MemoryReservation memory) {
        this(types, memory, 0);
    }

    /** @param workBytesPerRow what is reserved by {@link #tryAdd} for each row, beside it, for what will be done with the rows */
    public RowBuffer(List<Type> types, MemoryReservation memory, long workBytesPerRow) {
        this.workBytesPerRow = workBytesPerRow;
        this.columnBytes = new long[types.size()];
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
        keep(kept);
    }

    /**
     * As {@link #add}, but false, with nothing kept, where there is no memory for the rows, for putting them together and for the work on
     * them; or where a column would become too long for one array.
     */
    public boolean tryAdd(Batch kept) {
        long total = (size + kept.size()) * workBytesPerRow;
        long largest = 0;
        long[] bytes = new long[columnBytes.length];
        Vector[] before = dictionaries.clone();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = columnBytes[i] + bytesOf(i, kept.column(i));
            total += bytes[i];
            largest = Math.max(largest, bytes[i]);
        }
        if (largest > LARGEST_COLUMN || !memory.tryResize(total + largest)) {
            System.arraycopy(before, 0, dictionaries, 0, before.length);
            return false;
        }
        System.arraycopy(bytes, 0, columnBytes, 0, bytes.length);
        keep(kept);
        return true;
    }

    private void keep(Batch kept) {
        for (int i = 0; i < dictionaries.length; i++) {
            columns.get(i).add(kept.column(i));
        }
        size += kept.size();
    }

    /** Bytes of a column, as {@link #tryAdd} has counted them. */
    public long columnBytes(int column) {
        return columnBytes[column];
    }

    /** Bytes of all columns, as {@link #tryAdd} has counted them. */
    public long bytes() {
        return LongStream.of(columnBytes).sum();
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
        List<Vector> whole = takeColumns();
        clear();
        return whole;
    }

    /** Takes all rows out, one vector a column; their memory stays reserved until {@link #clear}. */
    List<Vector> takeColumns() {
        List<Vector> whole = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            whole.add(Concatenation.of(types.get(i), take(i)));
        }
        return whole;
    }

    public void clear() {
        columns.replaceAll(column -> new ArrayList<>());
        Arrays.fill(dictionaries, null);
        Arrays.fill(columnBytes, 0);
        size = 0;
        memory.resize(0);
    }
}
