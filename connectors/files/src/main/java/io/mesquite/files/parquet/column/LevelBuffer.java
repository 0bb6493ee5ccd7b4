package io.mesquite.files.parquet.column;

import io.mesquite.files.parquet.decode.Encoding;
import io.mesquite.files.parquet.decode.IntValues;
import io.mesquite.files.parquet.decode.RleIds;
import io.mesquite.files.parquet.decode.RleReader;
import io.mesquite.files.parquet.decode.ValueDecoder;
import io.mesquite.files.parquet.decode.Values;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.page.ChunkPages;
import io.mesquite.files.parquet.page.Page;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.spi.connector.ScanContext;
import java.util.Arrays;

/**
 * The entries of one leaf of a nested column for a batch of rows: their levels, and the values that are not null, one
 * after the other. Rows may go over the ends of pages.
 */
final class LevelBuffer<V extends Values> implements AutoCloseable {
    /** Levels are taken out of a page in portions of this many entries. */
    private static final int PORTION = 4096;

    /** Of an entry: two levels, and about what a value takes. */
    private static final int BYTES_PER_ENTRY = 24;

    private static final int COUNTED_ENTRIES = 64 * 1024;

    private final ColumnNode.Leaf leaf;
    private final ChunkPages pages;
    private final ScanContext context;
    private final V values;
    private final IntValues ids = new IntValues(PORTION);

    private final int[] portionRepetitions = new int[PORTION];
    private final int[] portionDefinitions = new int[PORTION];
    private int portionPosition;
    private int portionSize;
    private int pageEntriesLeft;
    private ValueDecoder<V> valueDecoder;
    private RleIds idDecoder;

    private int[] repetitions = new int[PORTION];
    private int[] definitions = new int[PORTION];
    private int entries;
    private int valueCount;
    private long countedBytes;

    /** The row that the next entry begins. */
    private long nextRow;

    @SuppressWarnings("unchecked")
    LevelBuffer(ColumnNode.Leaf leaf, ChunkPages pages, ScanContext context) {
        this.leaf = leaf;
        this.pages = pages;
        this.context = context;
        this.values = (V) Encoding.newValues(leaf.physicalType(), PORTION);
    }

    ColumnNode.Leaf leaf() {
        return leaf;
    }

    int entries() {
        return entries;
    }

    int[] repetitions() {
        return repetitions;
    }

    int[] definitions() {
        return definitions;
    }

    Values values() {
        return values;
    }

    /** How many entries have a value. */
    int valueCount() {
        return valueCount;
    }

    /** Replaces what is in it by the entries of {@code size} rows from {@code row} on. */
    void read(long row, int size) {
        skipTo(row);
        values.clear();
        entries = 0;
        valueCount = 0;
        advance(row + size, true);
    }

    private void skipTo(long row) {
        if (row > nextRow && pages.isIndexed()) {
            long start = pages.firstRowOfPage(row);
            if (start > nextRow) {
                pages.seek(row);
                openPage();
                nextRow = start;
            }
        }
        if (row > nextRow) {
            advance(row, false);
        }
    }

    /** Takes all entries before a row. */
    private void advance(long row, boolean keep) {
        while (true) {
            if (portionPosition == portionSize && !fill()) {
                if (nextRow < row) {
                    throw new CorruptDataException("the column ends at row " + nextRow + ", before row " + row);
                }
                return;
            }
            int from = portionPosition;
            int to = endOfRows(row);
            int present = countPresent(from, to);
            if (keep) {
                append(from, to, present);
            } else {
                skipValues(present);
            }
            portionPosition = to;
            if (to < portionSize) {
                return;
            }
        }
    }

    /** Index of the portion's first entry that begins {@code row} or a later one; counts the rows passed. */
    private int endOfRows(long row) {
        int[] levels = portionRepetitions;
        int i = portionPosition;
        for (; i < portionSize; i++) {
            if (levels[i] == 0) {
                if (nextRow == row) {
                    break;
                }
                nextRow++;
            }
        }
        return i;
    }

    private int countPresent(int from, int to) {
        int highest = leaf.definition();
        int present = 0;
        for (int i = from; i < to; i++) {
            present += portionDefinitions[i] == highest ? 1 : 0;
        }
        return present;
    }

    private void append(int from, int to, int present) {
        int count = to - from;
        ensureCapacity(entries + count);
        System.arraycopy(portionRepetitions, from, repetitions, entries, count);
        System.arraycopy(portionDefinitions, from, definitions, entries, count);
        entries += count;
        values.ensureCapacity(valueCount + present);
        if (idDecoder != null) {
            ids.ensureCapacity(present);
            idDecoder.read(ids, 0, present);
            values.putAll(pages.dictionary().values(), ids.array(), 0, valueCount, present);
        } else {
            valueDecoder.read(values, valueCount, present);
            values.endOfPage(valueDecoder.bytes(), valueCount, present);
        }
        valueCount += present;
    }

    private void ensureCapacity(int capacity) {
        if (capacity > definitions.length) {
            int length = Math.max(capacity, (int) Math.min(Integer.MAX_VALUE - 8, 2L * definitions.length));
            if (length > COUNTED_ENTRIES) {
                long bytes = (long) length * BYTES_PER_ENTRY;
                context.reserveMemory(bytes - countedBytes);
                countedBytes = bytes;
            }
            repetitions = Arrays.copyOf(repetitions, length);
            definitions = Arrays.copyOf(definitions, length);
        }
    }

    private void skipValues(int count) {
        if (idDecoder != null) {
            idDecoder.skip(count);
        } else {
            valueDecoder.skip(count);
        }
    }

    /** Takes the next portion of levels out of the page, or out of the next one; false at the end of the column. */
    private boolean fill() {
        while (pageEntriesLeft == 0) {
            values.keep(valueCount);
            if (!pages.next()) {
                return false;
            }
            openPage();
        }
        context.checkCancelled();
        Page page = pages.page();
        portionSize = Math.min(PORTION, pageEntriesLeft);
        portionPosition = 0;
        pageEntriesLeft -= portionSize;
        fill(page.repetitions(), portionRepetitions, leaf.repetition());
        fill(page.definitions(), portionDefinitions, leaf.definition());
        return true;
    }

    private void fill(RleReader levels, int[] portion, int highest) {
        if (levels == null) {
            // no levels are stored where all are the same: 0 without repetition, the highest without nulls
            Arrays.fill(portion, 0, portionSize, portion == portionRepetitions ? 0 : highest);
            return;
        }
        levels.read(portion, 0, portionSize);
        int outside = 0;
        for (int i = 0; i < portionSize; i++) {
            outside |= portion[i] | highest - portion[i];
        }
        if (outside < 0) {
            throw new CorruptDataException("a level above the highest, " + highest);
        }
    }

    @SuppressWarnings("unchecked")
    private void openPage() {
        Page page = pages.page();
        pageEntriesLeft = page.entries();
        portionPosition = 0;
        portionSize = 0;
        if (Encoding.isDictionary(page.encoding())) {
            idDecoder = new RleIds(
                    page.bytes(), page.from(), page.end(), pages.dictionary().size());
        } else {
            idDecoder = null;
            valueDecoder = (ValueDecoder<V>) Encoding.newDecoder(
                    page.encoding(), leaf.physicalType(), leaf.typeLength(), page.bytes(), page.from(), page.end());
        }
    }

    @Override
    public void close() {
        context.reserveMemory(-countedBytes);
        countedBytes = 0;
        pages.close();
    }
}
