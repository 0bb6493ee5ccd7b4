package io.mesquite.files.parquet.column;

import io.mesquite.files.parquet.decode.Encoding;
import io.mesquite.files.parquet.decode.IntValues;
import io.mesquite.files.parquet.decode.RleIds;
import io.mesquite.files.parquet.decode.RleReader;
import io.mesquite.files.parquet.decode.ValueDecoder;
import io.mesquite.files.parquet.decode.Values;
import io.mesquite.files.parquet.page.ChunkPages;
import io.mesquite.files.parquet.page.Page;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.files.parquet.schema.Conversion;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * Reads a column that is no part of a nested one. A batch that lies in pages encoded by the dictionary becomes a dictionary
 * vector, any other a flat one; a batch may begin in one kind of page and end in the other.
 *
 * @param <V> the arrays for the stored type
 */
public final class FlatColumnReader<V extends Values> implements ColumnReader {
    private final ColumnNode.Leaf leaf;
    private final ChunkPages pages;
    private final Conversion conversion;
    private final V values;
    private final IntValues ids = new IntValues(Batch.TARGET_SIZE);
    private long[] validity = new long[Batch.TARGET_SIZE / 64 + 1];
    private long[] pageValidity = new long[Batch.TARGET_SIZE / 64 + 1];
    private int[] ordinals = new int[Batch.TARGET_SIZE];

    /** The dictionary as it is given out; made from {@link ChunkPages#dictionary()} when first needed. */
    private Vector dictionary;

    private ValueDecoder<V> valueDecoder;
    /** Not null while the page is encoded by the dictionary. */
    private RleIds idDecoder;

    private long pageEnd;
    /** The row to which the page has been read. */
    private long next;

    /** Whether what the current batch has so far is in {@link #ids}, not in {@link #values}. */
    private boolean inIds;

    private int nulls;

    @SuppressWarnings("unchecked")
    public FlatColumnReader(ColumnNode.Leaf leaf, ChunkPages pages, Conversion conversion) {
        this.leaf = leaf;
        this.pages = pages;
        this.conversion = conversion;
        this.values = (V) Encoding.newValues(leaf.physicalType(), Batch.TARGET_SIZE);
    }

    @Override
    public Vector read(long row, int size, int[] positions, int count) {
        begin(size);
        int done = 0;
        while (done < count) {
            long first = row + (positions == null ? done : positions[done]);
            if (first >= pageEnd) {
                openPage(first, done);
            }
            int limit = (int) Math.min(size, pageEnd - row);
            startSegment(done);
            if (positions == null) {
                readAll(first, done, limit - done);
                done = limit;
            } else {
                int stop = firstNotBelow(positions, done, count, limit);
                readSelected(row, positions, done, stop);
                done = stop;
            }
        }
        long[] bitmap = nulls == 0 ? null : validity;
        return inIds
                ? new DictionaryVector(count, ids.array(), dictionary(), bitmap)
                : conversion.apply(values.toVector(count, bitmap));
    }

    private void begin(int size) {
        values.clear();
        values.ensureCapacity(size);
        ids.ensureCapacity(size);
        inIds = false;
        nulls = 0;
        if (ordinals.length < size) {
            ordinals = new int[size];
            validity = new long[size / 64 + 1];
            pageValidity = new long[size / 64 + 1];
        }
    }

    @SuppressWarnings("unchecked")
    private void openPage(long row, int done) {
        if (!inIds) {
            values.keep(done);
        }
        pages.seek(row);
        Page page = pages.page();
        next = page.firstRow();
        pageEnd = page.firstRow() + page.entries();
        if (Encoding.isDictionary(page.encoding())) {
            idDecoder = new RleIds(
                    page.bytes(), page.from(), page.end(), pages.dictionary().size());
        } else {
            idDecoder = null;
            valueDecoder = (ValueDecoder<V>) Encoding.newDecoder(
                    page.encoding(), leaf.physicalType(), leaf.typeLength(), page.bytes(), page.from(), page.end());
        }
    }

    /** Chooses between ids and values for the positions from {@code done} on. */
    private void startSegment(int done) {
        // a dictionary without values can't be given out, but then all of the page is null
        boolean pageInIds = idDecoder != null && pages.dictionary().size() > 0;
        if (done == 0) {
            inIds = pageInIds;
        } else if (inIds && !pageInIds) {
            values.putAll(pages.dictionary().values(), ids.array(), 0, 0, done);
            inIds = false;
        }
    }

    private void readAll(long first, int done, int count) {
        skipTo(first);
        RleReader definitions = pages.page().definitions();
        if (definitions == null) {
            markValid(done, count);
            decode(done, null, count);
        } else {
            markValid(done, 0);
            int present = definitions.readBits(validity, done, count);
            nulls += count - present;
            decode(done, null, present);
            spread(done, count, present);
        }
        next = first + count;
    }

    private void readSelected(long row, int[] positions, int from, int to) {
        long first = row + positions[from];
        skipTo(first);
        int count = to - from;
        int base = positions[from];
        int span = positions[to - 1] - base + 1;
        RleReader definitions = pages.page().definitions();
        int[] selected = ordinals;
        if (definitions == null) {
            for (int i = 0; i < count; i++) {
                selected[i] = positions[from + i] - base;
            }
            markValid(from, count);
            decode(from, selected, count);
        } else {
            markValid(from, 0);
            int passed = definitions.readBits(pageValidity, 0, span);
            int present = select(positions, from, count);
            nulls += count - present;
            decode(from, selected, present);
            skipValues(passed - (present == 0 ? 0 : selected[present - 1] + 1));
            spread(from, count, present);
        }
        next = first + span;
    }

    /**
     * Copies the bits of selected positions from the page's bitmap to that of the batch, and notes which of the values
     * that are not null are selected.
     *
     * @return how many
     */
    private int select(int[] positions, int from, int count) {
        long[] source = pageValidity;
        int base = positions[from];
        int present = 0;
        int word = 0;
        int before = 0;
        for (int i = 0; i < count; i++) {
            int position = positions[from + i] - base;
            for (; word < position >> 6; word++) {
                before += Long.bitCount(source[word]);
            }
            boolean valid = (source[word] >>> position & 1) != 0;
            if (valid) {
                ordinals[present++] = before + Long.bitCount(source[word] & (1L << position) - 1);
            }
            RleReader.setBits(validity, from + i, 1, valid);
        }
        return present;
    }

    /** Notes positions that are not null; the bitmap is kept only from the first page on that has nulls. */
    private void markValid(int offset, int count) {
        if (pages.page().definitions() != null && nulls == 0) {
            RleReader.setBits(validity, 0, offset, true);
        } else if (nulls > 0) {
            RleReader.setBits(validity, offset, count, true);
        }
    }

    private void skipTo(long row) {
        int skipped = (int) (row - next);
        if (skipped > 0) {
            RleReader definitions = pages.page().definitions();
            skipValues(definitions == null ? skipped : definitions.skipBits(skipped));
        }
    }

    private void skipValues(int count) {
        if (idDecoder != null) {
            idDecoder.skip(count);
        } else {
            valueDecoder.skip(count);
        }
    }

    /** Decodes the next {@code count} values, or those at ordinals, to the positions from {@code offset} on. */
    private void decode(int offset, int[] selected, int count) {
        if (idDecoder == null) {
            decode(valueDecoder, values, offset, selected, count);
            values.endOfPage(valueDecoder.bytes(), offset, count);
        } else if (inIds) {
            decode(idDecoder, ids, offset, selected, count);
        } else {
            decode(idDecoder, ids, 0, selected, count);
            values.putAll(pages.dictionary().values(), ids.array(), 0, offset, count);
        }
    }

    private static <T extends Values> void decode(
            ValueDecoder<T> decoder, T target, int offset, int[] selected, int count) {
        if (selected == null) {
            decoder.read(target, offset, count);
        } else {
            decoder.readAt(target, offset, selected, count);
        }
    }

    private void spread(int offset, int size, int present) {
        if (present < size) {
            (inIds ? ids : values).spread(validity, offset, size, present);
        }
    }

    private Vector dictionary() {
        if (dictionary == null) {
            dictionary = conversion.apply(pages.dictionary().vector());
        }
        return dictionary;
    }

    private static int firstNotBelow(int[] positions, int from, int to, int limit) {
        if (positions[to - 1] < limit) {
            return to;
        }
        int found = Arrays.binarySearch(positions, from, to, limit);
        return found >= 0 ? found : -found - 1;
    }

    @Override
    public void close() {
        pages.close();
    }
}
