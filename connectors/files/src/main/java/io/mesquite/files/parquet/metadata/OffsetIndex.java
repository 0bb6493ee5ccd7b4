package io.mesquite.files.parquet.metadata;

import java.util.Arrays;
import java.util.List;

/**
 * Where the data pages of a column chunk are, in order.
 *
 * @param offsets of each page's header
 * @param bytes of each page, header included
 * @param firstRows the row of the row group with which each page begins, ascending from 0
 */
public record OffsetIndex(long[] offsets, int[] bytes, long[] firstRows) {
    private record Page(long offset, int bytes, long firstRow) {
        static Page parse(ThriftReader in) {
            long offset = -1;
            int bytes = -1;
            long firstRow = -1;
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.field()) {
                    case 1 -> offset = in.readLong();
                    case 2 -> bytes = in.readInt();
                    case 3 -> firstRow = in.readLong();
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
            return new Page(offset, bytes, firstRow);
        }
    }

    /** Parses the index of a chunk, and checks that its pages lie in the chunk and its rows ascend. */
    public static OffsetIndex parse(byte[] bytes, ColumnChunk chunk, long rows) {
        ThriftReader in = new ThriftReader(bytes, 0, bytes.length);
        List<Page> pages = List.of();
        int outer = in.beginStruct();
        while (in.nextField()) {
            if (in.field() == 1) {
                pages = in.readList(list -> list.readStruct(Page::parse));
            } else {
                in.skip();
            }
        }
        in.endStruct(outer);
        int count = pages.size();
        OffsetIndex index = new OffsetIndex(new long[count], new int[count], new long[count]);
        for (int i = 0; i < count; i++) {
            Page page = pages.get(i);
            long rowsBefore = i == 0 ? -1 : index.firstRows[i - 1];
            boolean inChunk = page.offset >= chunk.start() && page.bytes > 0 && page.offset <= chunk.end() - page.bytes;
            if (!inChunk || page.firstRow <= rowsBefore || page.firstRow >= rows || i == 0 && page.firstRow != 0) {
                throw new CorruptDataException("an offset index with a page at " + page.offset + " of " + page.bytes
                        + " bytes and first row " + page.firstRow);
            }
            index.offsets[i] = page.offset;
            index.bytes[i] = page.bytes;
            index.firstRows[i] = page.firstRow;
        }
        return index;
    }

    public int size() {
        return offsets.length;
    }

    /** The page that has the row. */
    public int pageOf(long row) {
        int found = Arrays.binarySearch(firstRows, row);
        return found >= 0 ? found : -found - 2;
    }
}
