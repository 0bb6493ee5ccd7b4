package io.mesquite.files.parquet.page;

import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.decode.Encoding;
import io.mesquite.files.parquet.decode.RleReader;
import io.mesquite.files.parquet.decode.ValueDecoder;
import io.mesquite.files.parquet.decode.Values;
import io.mesquite.files.parquet.metadata.ColumnChunk;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.OffsetIndex;
import io.mesquite.files.parquet.metadata.PageHeader;
import io.mesquite.files.parquet.schema.ColumnNode;

/**
 * The pages of one column chunk in order, loaded one at a time. Pages that are passed over are not decompressed, and with an
 * offset index not even read.
 */
public final class ChunkPages implements AutoCloseable {
    /** A header is a few dozen bytes, unless it carries statistics of long values. */
    private static final int[] HEADER_SIZES = {256, 16 * 1024, 8 * 1024 * 1024};

    private static final byte[] NOTHING = new byte[0];

    private final ColumnNode.Leaf leaf;
    private final ColumnChunk chunk;
    private final OffsetIndex index;
    private final Codec codec;
    private final Buffers buffers;
    private final ChunkInput input;

    /** Where the next header is. */
    private long position;
    /** The row, or without repetition the entry, with which the page at {@link #position} begins. */
    private long nextFirstRow;

    private byte[] buffer = NOTHING;
    private Page page;
    private final DictionaryCache.Key dictionaryKey;
    private Dictionary dictionary;

    /**
     * @param index null where there is none
     * @param lastRow behind the last row that will be asked for
     */
    public ChunkPages(
            InputFile file, ColumnNode.Leaf leaf, ColumnChunk chunk, OffsetIndex index, long lastRow, Buffers buffers) {
        this.leaf = leaf;
        this.chunk = chunk;
        this.index = index;
        this.codec = Codec.of(chunk.codec());
        this.buffers = buffers;
        this.position = chunk.start();
        this.dictionaryKey = new DictionaryCache.Key(file.entry(), leaf.index(), chunk.start());
        this.input = new ChunkInput(file, buffers, endOfRows(lastRow));
    }

    private long endOfRows(long lastRow) {
        if (!isIndexed()) {
            return chunk.end();
        }
        int last = index.pageOf(lastRow - 1);
        return index.offsets()[last] + index.bytes()[last];
    }

    /** The page loaded last; null before the first. */
    public Page page() {
        return page;
    }

    /** The chunk's dictionary; null as long as no page of it was met. */
    public Dictionary dictionary() {
        return dictionary;
    }

    /** Whether rows of pages are known without reading them. */
    public boolean isIndexed() {
        return index != null && index.size() > 0;
    }

    /** The first row of the page that has the row, which the offset index tells. */
    public long firstRowOfPage(long row) {
        return index.firstRows()[index.pageOf(row)];
    }

    /** Loads the page that has the row, which is not before the current page. */
    public void seek(long row) {
        page = null;
        if (isIndexed()) {
            int target = index.pageOf(row);
            readDictionaryBefore(index.offsets()[0]);
            position = index.offsets()[target];
            nextFirstRow = index.firstRows()[target];
        }
        while (page == null) {
            if (!readPage(row)) {
                throw new CorruptDataException("the column's pages end before row " + row);
            }
        }
    }

    /** Loads the page after the current one; false at the end. */
    public boolean next() {
        page = null;
        while (page == null) {
            if (!readPage(-1)) {
                return false;
            }
        }
        return true;
    }

    private void readDictionaryBefore(long firstPage) {
        if (dictionary == null) {
            dictionary = buffers.dictionaries().find(dictionaryKey);
        }
        boolean more = true;
        while (more && dictionary == null && position < firstPage) {
            more = readPage(Long.MAX_VALUE);
        }
    }

    /** Reads one header, and loads what follows unless all of its rows are before {@code row}; false at the end. */
    private boolean readPage(long row) {
        if (position >= input.end()) {
            return false;
        }
        PageHeader header = readHeader();
        long data = position + header.headerBytes();
        switch (header.kind()) {
            case DICTIONARY -> readDictionary(header, data);
            case DATA, DATA_V2 -> {
                if (header.values() > chunk.values() || header.rows() > header.values()) {
                    throw new CorruptDataException("a page of " + header.values() + " values and " + header.rows()
                            + " rows in a column of " + chunk.values() + " values");
                }
                int rows = header.rows() >= 0 ? header.rows() : header.values();
                if (leaf.repetition() > 0 && header.rows() < 0 || nextFirstRow + rows > row) {
                    loadPage(header, data);
                }
                nextFirstRow += rows;
            }
            case OTHER -> {}
        }
        position = data + header.bytes();
        return true;
    }

    private PageHeader readHeader() {
        long left = input.end() - position;
        for (int size : HEADER_SIZES) {
            int length = (int) Math.min(size, left);
            int start = input.load(position, length);
            try {
                return PageHeader.parse(input.bytes(), start, start + length);
            } catch (CorruptDataException e) {
                if (length == left || size == HEADER_SIZES[HEADER_SIZES.length - 1]) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("the last size either returns or throws");
    }

    private void readDictionary(PageHeader header, long data) {
        if (dictionary != null) {
            throw new CorruptDataException("a column with two dictionaries");
        }
        dictionary = buffers.dictionaries().find(dictionaryKey);
        if (dictionary == null) {
            dictionary = buffers.dictionaries().put(dictionaryKey, decodeDictionary(header, data));
        }
    }

    private Dictionary decodeDictionary(PageHeader header, long data) {
        int size = header.uncompressedBytes();
        if (header.values() > size) {
            throw new CorruptDataException("a dictionary of " + header.values() + " values in " + size + " bytes");
        }
        int start = input.load(data, header.bytes());
        // a dictionary outlives the page buffers
        byte[] bytes = new byte[checkedSize(header, header.bytes(), size) + Bits.PADDING];
        decompress(start, header.bytes(), bytes, 0, size);
        Values values = Encoding.newValues(leaf.physicalType(), header.values());
        read(
                Encoding.newDecoder(Encoding.PLAIN, leaf.physicalType(), leaf.typeLength(), bytes, 0, size),
                values,
                header);
        return new Dictionary(values, header.values());
    }

    @SuppressWarnings("unchecked")
    private static <V extends Values> void read(ValueDecoder<V> decoder, Values values, PageHeader header) {
        decoder.read((V) values, 0, header.values());
        values.endOfPage(decoder.bytes(), 0, header.values());
    }

    private void loadPage(PageHeader header, long data) {
        if (Encoding.isDictionary(header.encoding()) && dictionary == null) {
            throw new CorruptDataException("a page needs a dictionary, but the column has none");
        }
        buffers.checkCancelled();
        int start = input.load(data, header.bytes());
        page = header.kind() == PageHeader.Kind.DATA ? loadV1(header, start) : loadV2(header, start);
        if (header.kind() == PageHeader.Kind.DATA
                && codec != Codec.UNCOMPRESSED
                && data + header.bytes() >= input.end()) {
            input.release();
        }
    }

    private Page loadV1(PageHeader header, int start) {
        byte[] bytes = input.bytes();
        int from = start;
        int end = start + header.bytes();
        if (codec != Codec.UNCOMPRESSED) {
            decompressToBuffer(header, start, header.bytes(), header.uncompressedBytes());
            bytes = buffer;
            from = 0;
            end = header.uncompressedBytes();
        }
        LevelSections levels = new LevelSections(bytes, from, end);
        RleReader repetitions = levels.next(leaf.repetition(), header.repetitionEncoding(), header.values());
        RleReader definitions = levels.next(leaf.definition(), header.definitionEncoding(), header.values());
        return newPage(header, bytes, levels.position(), end, repetitions, definitions);
    }

    private Page loadV2(PageHeader header, int start) {
        int definitionStart = start + header.repetitionBytes();
        int valueStart = definitionStart + header.definitionBytes();
        int levelBytes = valueStart - start;
        byte[] window = input.bytes();
        RleReader repetitions = leaf.repetition() == 0
                ? null
                : new RleReader(window, start, definitionStart, LevelSections.width(leaf.repetition()));
        RleReader definitions = leaf.definition() == 0
                ? null
                : new RleReader(window, definitionStart, valueStart, LevelSections.width(leaf.definition()));
        if (codec == Codec.UNCOMPRESSED || !header.compressed()) {
            return newPage(header, window, valueStart, start + header.bytes(), repetitions, definitions);
        }
        int size = header.uncompressedBytes() - levelBytes;
        decompressToBuffer(header, valueStart, header.bytes() - levelBytes, size);
        return newPage(header, buffer, 0, size, repetitions, definitions);
    }

    private Page newPage(
            PageHeader header, byte[] bytes, int from, int end, RleReader repetitions, RleReader definitions) {
        boolean nullFree = leaf.repetition() == 0
                && leaf.definition() == 1
                && (header.nulls() == 0 || definitions.isRun(1, header.values()));
        return new Page(
                nextFirstRow,
                header.values(),
                header.encoding(),
                bytes,
                from,
                end,
                repetitions,
                nullFree ? null : definitions);
    }

    private void decompressToBuffer(PageHeader header, int start, int length, int size) {
        if (buffer.length < checkedSize(header, length, size) + Bits.PADDING) {
            buffers.give(buffer);
            buffer = NOTHING;
            buffer = buffers.take(size);
        }
        decompress(start, length, buffer, 0, size);
    }

    private int checkedSize(PageHeader header, int length, int size) {
        if (codec == Codec.UNCOMPRESSED ? header.bytes() != header.uncompressedBytes() : size < 0) {
            throw new CorruptDataException("a page of " + header.bytes() + " bytes says that it has "
                    + header.uncompressedBytes() + " uncompressed");
        }
        codec.checkSize(length, size);
        return size;
    }

    private void decompress(int start, int length, byte[] target, int offset, int size) {
        if (codec == Codec.UNCOMPRESSED) {
            System.arraycopy(input.bytes(), start, target, offset, size);
        } else {
            codec.decompress(input.bytes(), start, length, target, offset, size);
        }
    }

    @Override
    public void close() {
        input.release();
        buffers.give(buffer);
        buffer = NOTHING;
        page = null;
    }
}
