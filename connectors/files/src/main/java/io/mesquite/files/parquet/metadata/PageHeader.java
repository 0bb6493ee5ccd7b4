package io.mesquite.files.parquet.metadata;

/**
 * What stands before each page.
 *
 * @param bytes compressed, without the header
 * @param values nulls included
 * @param nulls -1 where not told
 * @param rows -1 where not told
 * @param encoding of the values, as the format numbers them
 * @param definitionBytes and {@code repetitionBytes}: of the levels of a V2 page, which are not compressed
 * @param compressed whether the values of a V2 page are
 */
public record PageHeader(
        Kind kind,
        int headerBytes,
        int uncompressedBytes,
        int bytes,
        int values,
        int nulls,
        int rows,
        int encoding,
        int definitionEncoding,
        int repetitionEncoding,
        int definitionBytes,
        int repetitionBytes,
        boolean compressed) {
    /** Kinds of pages. */
    public enum Kind {
        DATA,
        DATA_V2,
        DICTIONARY,
        /** One that no reader needs. */
        OTHER
    }

    /** Parses a header that begins at {@code from}. */
    public static PageHeader parse(byte[] bytes, int from, int end) {
        ThriftReader in = new ThriftReader(bytes, from, end);
        Builder builder = new Builder();
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> builder.type = in.readInt();
                case 2 -> builder.uncompressedBytes = in.readInt();
                case 3 -> builder.bytes = in.readInt();
                case 5 -> in.readStruct(builder::parseData);
                case 7 -> in.readStruct(builder::parseDictionary);
                case 8 -> in.readStruct(builder::parseDataV2);
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return builder.build(in.position() - from);
    }

    private static final class Builder {
        private int type = -1;
        private int uncompressedBytes = -1;
        private int bytes = -1;
        private int values = -1;
        private int nulls = -1;
        private int rows = -1;
        private int encoding;
        private int definitionEncoding;
        private int repetitionEncoding;
        private int definitionBytes;
        private int repetitionBytes;
        private boolean compressed = true;

        private Builder parseData(ThriftReader in) {
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.field()) {
                    case 1 -> values = in.readInt();
                    case 2 -> encoding = in.readInt();
                    case 3 -> definitionEncoding = in.readInt();
                    case 4 -> repetitionEncoding = in.readInt();
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
            return this;
        }

        private Builder parseDictionary(ThriftReader in) {
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.field()) {
                    case 1 -> values = in.readInt();
                    case 2 -> encoding = in.readInt();
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
            return this;
        }

        private Builder parseDataV2(ThriftReader in) {
            int outer = in.beginStruct();
            while (in.nextField()) {
                switch (in.field()) {
                    case 1 -> values = in.readInt();
                    case 2 -> nulls = in.readInt();
                    case 3 -> rows = in.readInt();
                    case 4 -> encoding = in.readInt();
                    case 5 -> definitionBytes = in.readInt();
                    case 6 -> repetitionBytes = in.readInt();
                    case 7 -> compressed = in.readBoolean();
                    default -> in.skip();
                }
            }
            in.endStruct(outer);
            return this;
        }

        private PageHeader build(int headerBytes) {
            Kind kind =
                    switch (type) {
                        case 0 -> Kind.DATA;
                        case 2 -> Kind.DICTIONARY;
                        case 3 -> Kind.DATA_V2;
                        default -> Kind.OTHER;
                    };
            boolean complete = bytes >= 0 && uncompressedBytes >= 0 && (kind == Kind.OTHER || values >= 0);
            boolean levelsFit = definitionBytes >= 0
                    && repetitionBytes >= 0
                    && (long) definitionBytes + repetitionBytes <= Math.min(bytes, uncompressedBytes);
            if (!complete || !levelsFit) {
                throw new CorruptDataException("a page header of type " + type + " with " + values + " values in "
                        + bytes + " bytes, " + uncompressedBytes + " uncompressed");
            }
            return new PageHeader(
                    kind,
                    headerBytes,
                    uncompressedBytes,
                    bytes,
                    values,
                    nulls,
                    rows,
                    encoding,
                    definitionEncoding,
                    repetitionEncoding,
                    definitionBytes,
                    repetitionBytes,
                    compressed);
        }
    }
}
