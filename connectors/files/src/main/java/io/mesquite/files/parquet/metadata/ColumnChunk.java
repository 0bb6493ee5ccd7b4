package io.mesquite.files.parquet.metadata;

/**
 * One leaf column of one row group.
 *
 * @param type null where the chunk's metadata is missing, as in a file of encrypted columns
 * @param codec as the format numbers them
 * @param values nulls included
 * @param bytes compressed, headers included
 * @param dictionaryOffset 0 where there is none
 * @param bloomFilter its length is 0 where unknown, though its offset is
 */
public record ColumnChunk(
        PhysicalType type,
        int codec,
        long values,
        long bytes,
        long uncompressedBytes,
        long dataOffset,
        long dictionaryOffset,
        Statistics statistics,
        ByteRange bloomFilter,
        ByteRange offsetIndex,
        ByteRange columnIndex,
        boolean external) {
    /** Where its first page begins. */
    public long start() {
        return dictionaryOffset > 0 && dictionaryOffset < dataOffset ? dictionaryOffset : dataOffset;
    }

    public long end() {
        return start() + bytes;
    }

    static ColumnChunk parse(ThriftReader in) {
        Builder builder = new Builder();
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> builder.external = !in.readString().isEmpty();
                case 3 -> in.readStruct(builder::parseMetadata);
                case 4 -> builder.offsetIndexOffset = in.readLong();
                case 5 -> builder.offsetIndexLength = in.readInt();
                case 6 -> builder.columnIndexOffset = in.readLong();
                case 7 -> builder.columnIndexLength = in.readInt();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return builder.build();
    }

    private static final class Builder {
        private PhysicalType type;
        private int codec;
        private long values;
        private long bytes;
        private long uncompressedBytes;
        private long dataOffset;
        private long dictionaryOffset;
        private Statistics statistics = Statistics.NONE;
        private long bloomOffset;
        private int bloomLength;
        private long offsetIndexOffset;
        private int offsetIndexLength;
        private long columnIndexOffset;
        private int columnIndexLength;
        private boolean external;

        private Builder parseMetadata(ThriftReader in) {
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.field()) {
                    case 1 -> type = PhysicalType.of(in.readInt());
                    case 4 -> codec = in.readInt();
                    case 5 -> values = in.readLong();
                    case 6 -> uncompressedBytes = in.readLong();
                    case 7 -> bytes = in.readLong();
                    case 9 -> dataOffset = in.readLong();
                    case 11 -> dictionaryOffset = in.readLong();
                    case 12 -> statistics = in.readStruct(Statistics::parse);
                    case 14 -> bloomOffset = in.readLong();
                    case 15 -> bloomLength = in.readInt();
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
            return this;
        }

        private ColumnChunk build() {
            return new ColumnChunk(
                    type,
                    codec,
                    values,
                    bytes,
                    uncompressedBytes,
                    dataOffset,
                    dictionaryOffset,
                    statistics,
                    new ByteRange(bloomOffset, bloomLength),
                    new ByteRange(offsetIndexOffset, offsetIndexLength),
                    new ByteRange(columnIndexOffset, columnIndexLength),
                    external);
        }
    }
}
