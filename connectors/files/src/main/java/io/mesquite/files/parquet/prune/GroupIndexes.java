package io.mesquite.files.parquet.prune;

import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.parquet.metadata.ByteRange;
import io.mesquite.files.parquet.metadata.ColumnChunk;
import io.mesquite.files.parquet.metadata.ColumnIndex;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.OffsetIndex;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The indexes of a file's chunks, read when first needed and kept in {@link Cache} as long as its footer is.
 *
 * @param input opens the file, or gives the one that is open
 */
public record GroupIndexes(Cache cache, Supplier<InputFile> input) {
    /** Larger ones are damaged. */
    private static final int MAX_BYTES = 64 << 20;

    /** Indexes that were read, by their place in the file. Thread-safe. */
    public static final class Cache {
        private final long start;
        private final byte[] bytes;
        private final Map<Long, OffsetIndex> offsetIndexes = new ConcurrentHashMap<>();
        private final Map<Long, ColumnIndex> columnIndexes = new ConcurrentHashMap<>();

        /** Without anything yet. */
        public Cache() {
            this(0, new byte[0]);
        }

        /**
         * With bytes that have been read already.
         *
         * @param start position in the file of the first of them
         */
        public Cache(long start, byte[] bytes) {
            this.start = start;
            this.bytes = bytes;
        }

        private boolean has(ByteRange range) {
            return range.offset() >= start && range.offset() - start + range.length() <= bytes.length;
        }
    }

    /** The offset index of a chunk; null where it has none. */
    public OffsetIndex offsetIndex(ColumnChunk chunk, long rows) {
        ByteRange range = chunk.offsetIndex();
        if (!range.isPresent()) {
            return null;
        }
        OffsetIndex index = cache.offsetIndexes.get(range.offset());
        if (index == null) {
            index = OffsetIndex.parse(read(range), chunk, rows);
            cache.offsetIndexes.put(range.offset(), index);
        }
        return index;
    }

    /** The rows of pages whose bounds are not outside of a domain. */
    RowSet matchingRows(ColumnFilter filter, long rows, ColumnChunk chunk) {
        OffsetIndex offsets = offsetIndex(chunk, rows);
        ColumnIndex index = cache.columnIndexes.get(chunk.columnIndex().offset());
        if (index == null) {
            index = ColumnIndex.parse(read(chunk.columnIndex()));
            cache.columnIndexes.put(chunk.columnIndex().offset(), index);
        }
        if (index.size() != offsets.size()) {
            throw new CorruptDataException(
                    "a column index of " + index.size() + " pages, but there are " + offsets.size());
        }
        RowSet.Builder matching = new RowSet.Builder();
        for (int page = 0; page < offsets.size(); page++) {
            long start = offsets.firstRows()[page];
            long end = page + 1 < offsets.size() ? offsets.firstRows()[page + 1] : rows;
            if (!excludes(filter, index, page, end - start)) {
                matching.add(start, end);
            }
        }
        return matching.build();
    }

    private static boolean excludes(ColumnFilter filter, ColumnIndex index, int page, long values) {
        if (index.nullPages().get(page)) {
            return filter.excludes(values, values, Optional.empty());
        }
        long nulls = index.nullCounts() == null ? -1 : index.nullCounts()[page];
        Optional<Bounds> bounds = filter.reader()
                .orElseThrow()
                .read(index.minima().get(page), index.maxima().get(page));
        return filter.excludes(values, nulls, bounds);
    }

    BloomFilter bloomFilter(ColumnChunk chunk) {
        return BloomFilter.read(input.get(), chunk.bloomFilter());
    }

    private byte[] read(ByteRange range) {
        if (cache.has(range)) {
            int from = (int) (range.offset() - cache.start);
            return Arrays.copyOfRange(cache.bytes, from, from + range.length());
        }
        InputFile file = input.get();
        if (range.length() > MAX_BYTES || range.offset() > file.entry().length() - range.length()) {
            throw new CorruptDataException(
                    "an index of " + range.length() + " bytes at " + range.offset() + " of the file");
        }
        byte[] bytes = new byte[range.length()];
        file.readFully(range.offset(), bytes, 0, bytes.length);
        return bytes;
    }
}
