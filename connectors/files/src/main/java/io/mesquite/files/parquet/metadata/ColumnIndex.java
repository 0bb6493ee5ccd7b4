package io.mesquite.files.parquet.metadata;

import java.util.List;

/**
 * Bounds of each data page of a column chunk, in order.
 *
 * @param nullPages whether a page has nothing but nulls; then its bounds mean nothing
 * @param nullCounts of each page; null where not told
 */
public record ColumnIndex(List<Boolean> nullPages, List<byte[]> minima, List<byte[]> maxima, long[] nullCounts) {
    public static ColumnIndex parse(byte[] bytes) {
        ThriftReader in = new ThriftReader(bytes, 0, bytes.length);
        List<Boolean> nullPages = List.of();
        List<byte[]> minima = List.of();
        List<byte[]> maxima = List.of();
        long[] nullCounts = null;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> nullPages = in.readList(ThriftReader::readBoolean);
                case 2 -> minima = in.readList(ThriftReader::readBinary);
                case 3 -> maxima = in.readList(ThriftReader::readBinary);
                case 5 -> nullCounts = in.readLongs();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        int pages = nullPages.size();
        if (minima.size() != pages || maxima.size() != pages || nullCounts != null && nullCounts.length != pages) {
            throw new CorruptDataException("a column index whose lists differ in length");
        }
        return new ColumnIndex(nullPages, minima, maxima, nullCounts);
    }

    public int size() {
        return nullPages.size();
    }
}
