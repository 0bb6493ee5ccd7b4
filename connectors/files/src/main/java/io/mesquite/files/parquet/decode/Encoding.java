package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.PhysicalType;

/** The encodings by the numbers that the format gives them, and the decoders for them. */
public final class Encoding {
    public static final int PLAIN = 0;
    public static final int PLAIN_DICTIONARY = 2;
    public static final int RLE = 3;
    public static final int BIT_PACKED = 4;
    public static final int DELTA_BINARY_PACKED = 5;
    public static final int DELTA_LENGTH_BYTE_ARRAY = 6;
    public static final int DELTA_BYTE_ARRAY = 7;
    public static final int RLE_DICTIONARY = 8;
    public static final int BYTE_STREAM_SPLIT = 9;

    private Encoding() {}

    /** Whether values are positions in the chunk's dictionary. */
    public static boolean isDictionary(int encoding) {
        return encoding == PLAIN_DICTIONARY || encoding == RLE_DICTIONARY;
    }

    /** Arrays for values of that type as decoders fill them. */
    public static Values newValues(PhysicalType type, int capacity) {
        return switch (type) {
            case BOOLEAN -> new BooleanValues(capacity);
            case INT32 -> new IntValues(capacity);
            case INT64, INT96 -> new LongValues(capacity);
            case FLOAT, DOUBLE -> new DoubleValues(capacity);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> new BytesValues(capacity);
        };
    }

    /**
     * The decoder of a page's values, for arrays of {@link #newValues}.
     *
     * @param typeLength bytes of each FIXED_LEN_BYTE_ARRAY
     */
    public static ValueDecoder<?> newDecoder(
            int encoding, PhysicalType type, int typeLength, byte[] bytes, int from, int end) {
        ValueDecoder<?> decoder =
                switch (encoding) {
                    case PLAIN -> plain(type, typeLength, bytes, from, end);
                    case RLE -> type == PhysicalType.BOOLEAN ? new RleBooleans(bytes, from, end) : null;
                    case DELTA_BINARY_PACKED -> delta(type, bytes, from, end);
                    case DELTA_LENGTH_BYTE_ARRAY ->
                        type == PhysicalType.BYTE_ARRAY ? new DeltaLengthBytes(bytes, from, end) : null;
                    case DELTA_BYTE_ARRAY ->
                        type == PhysicalType.BYTE_ARRAY || type == PhysicalType.FIXED_LEN_BYTE_ARRAY
                                ? new DeltaBytes(bytes, from, end)
                                : null;
                    case BYTE_STREAM_SPLIT -> byteStreamSplit(type, typeLength, bytes, from, end);
                    default -> null;
                };
        if (decoder == null) {
            throw new CorruptDataException("encoding " + encoding + " for values of type " + type);
        }
        return decoder;
    }

    private static ValueDecoder<?> plain(PhysicalType type, int typeLength, byte[] bytes, int from, int end) {
        return switch (type) {
            case BOOLEAN -> new PlainBooleans(bytes, from, end);
            case INT32 -> new PlainNumbers.Ints(bytes, from, end);
            case INT64 -> new PlainNumbers.Longs(bytes, from, end);
            case INT96 -> new PlainNumbers.Int96s(bytes, from, end);
            case FLOAT -> new PlainNumbers.Floats(bytes, from, end);
            case DOUBLE -> new PlainNumbers.Doubles(bytes, from, end);
            case BYTE_ARRAY -> new PlainBytes(bytes, from, end);
            case FIXED_LEN_BYTE_ARRAY -> new PlainNumbers.FixedBytes(bytes, from, end, typeLength);
        };
    }

    private static ValueDecoder<?> delta(PhysicalType type, byte[] bytes, int from, int end) {
        return switch (type) {
            case INT32 -> new DeltaNumbers.Ints(bytes, from, end);
            case INT64 -> new DeltaNumbers.Longs(bytes, from, end);
            default -> null;
        };
    }

    private static ValueDecoder<?> byteStreamSplit(PhysicalType type, int typeLength, byte[] bytes, int from, int end) {
        return switch (type) {
            case INT32 -> ByteStreamSplit.ints(bytes, from, end);
            case INT64 -> ByteStreamSplit.longs(bytes, from, end);
            case FLOAT -> ByteStreamSplit.floats(bytes, from, end);
            case DOUBLE -> ByteStreamSplit.doubles(bytes, from, end);
            case FIXED_LEN_BYTE_ARRAY -> ByteStreamSplit.fixedBytes(bytes, from, end, typeLength);
            default -> null;
        };
    }
}
