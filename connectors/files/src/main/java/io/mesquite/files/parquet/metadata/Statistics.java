package io.mesquite.files.parquet.metadata;

/**
 * What is known of the values of a column chunk, as stored. Any of it may be missing (null, or -1).
 *
 * @param oldMin and {@code oldMax}: ordered as signed whatever the type is
 * @param min and {@code max}: ordered as the type says; bytes may be cut short, then min is rounded down and max up
 */
public record Statistics(byte[] oldMin, byte[] oldMax, byte[] min, byte[] max, long nulls, long distinct) {
    static final Statistics NONE = new Statistics(null, null, null, null, -1, -1);

    static Statistics parse(ThriftReader in) {
        byte[] oldMin = null;
        byte[] oldMax = null;
        byte[] min = null;
        byte[] max = null;
        long nulls = -1;
        long distinct = -1;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> oldMax = in.readBinary();
                case 2 -> oldMin = in.readBinary();
                case 3 -> nulls = in.readLong();
                case 4 -> distinct = in.readLong();
                case 5 -> max = in.readBinary();
                case 6 -> min = in.readBinary();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new Statistics(oldMin, oldMax, min, max, nulls, distinct);
    }
}
