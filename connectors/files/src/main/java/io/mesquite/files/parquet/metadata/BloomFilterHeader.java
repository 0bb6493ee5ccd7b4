package io.mesquite.files.parquet.metadata;

/**
 * What stands before the bits of a Bloom filter.
 *
 * @param bytes of the bits; 0 where the filter is of a kind that is not known
 */
public record BloomFilterHeader(int headerBytes, int bytes) {
    /** The only algorithm, hash and compression there are. */
    private static final int KNOWN = 1;

    public static BloomFilterHeader parse(byte[] header) {
        ThriftReader in = new ThriftReader(header, 0, header.length);
        int size = 0;
        boolean known = true;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> size = in.readInt();
                case 2, 3, 4 -> known &= in.readStruct(BloomFilterHeader::parseKind) == KNOWN;
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new BloomFilterHeader(in.position(), known ? size : 0);
    }

    private static int parseKind(ThriftReader in) {
        int kind = 0;
        int outer = in.beginStruct();
        while (in.nextField()) {
            kind = in.field();
            in.skip();
        }
        in.endStruct(outer);
        return kind;
    }
}
