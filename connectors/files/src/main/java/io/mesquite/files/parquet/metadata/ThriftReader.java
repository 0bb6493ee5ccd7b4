package io.mesquite.files.parquet.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads Thrift's compact protocol from a byte array, strictly: nothing is read or allocated beyond what the array holds.
 *
 * <p>A struct is read as {@code int outer = in.beginStruct(); while (in.nextField()) switch (in.field()) ...; in.endStruct(outer);}
 * where each field is read by exactly one call, {@link #skip} for an unknown one.
 */
public final class ThriftReader {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int UUID = 13;
    private static final int MAX_DEPTH = 32;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int field;
    private int type;
    private int depth;

    public ThriftReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /** Index of the first byte that is not read yet. */
    public int position() {
        return position;
    }

    /** @return what {@link #endStruct} needs to continue the outer struct */
    public int beginStruct() {
        if (++depth > MAX_DEPTH) {
            throw new CorruptDataException("metadata nested deeper than " + MAX_DEPTH + " levels");
        }
        int outer = field;
        field = 0;
        return outer;
    }

    public void endStruct(int outer) {
        depth--;
        field = outer;
    }

    /** Goes to the next field of the struct; false at its end. */
    public boolean nextField() {
        int header = readByte();
        if (header == 0) {
            return false;
        }
        type = header & 15;
        int delta = header >>> 4 & 15;
        field = delta != 0 ? field + delta : (short) zigzag(readVarint());
        if (field < 0 || field > Short.MAX_VALUE) {
            throw new CorruptDataException("metadata field " + field);
        }
        return true;
    }

    /** The id of the current field. */
    public int field() {
        return field;
    }

    public boolean readBoolean() {
        if (type != TRUE && type != FALSE) {
            throw unexpectedType();
        }
        return type == TRUE;
    }

    public int readInt() {
        if (type == BYTE) {
            return readByte();
        }
        if (type != I16 && type != I32) {
            throw unexpectedType();
        }
        return (int) zigzag(readVarint());
    }

    public long readLong() {
        if (type != I16 && type != I32 && type != I64) {
            throw unexpectedType();
        }
        return zigzag(readVarint());
    }

    public byte[] readBinary() {
        if (type != BINARY) {
            throw unexpectedType();
        }
        int length = readLength();
        byte[] value = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }

    public String readString() {
        return new String(readBinary(), StandardCharsets.UTF_8);
    }

    /** A list, each element of which is read by {@code element} from this reader. */
    public <T> List<T> readList(Function<ThriftReader, T> element) {
        int size = beginList();
        List<T> list = new ArrayList<>(Math.min(size, 1024));
        int elementType = type;
        for (int i = 0; i < size; i++) {
            type = elementType;
            if (elementType == TRUE || elementType == FALSE) {
                type = readByte() == TRUE ? TRUE : FALSE;
            }
            list.add(element.apply(this));
        }
        return list;
    }

    public long[] readLongs() {
        int size = beginList();
        long[] list = new long[size];
        for (int i = 0; i < size; i++) {
            list[i] = readLong();
        }
        return list;
    }

    /** Reads the struct that is the current field or element. */
    public <T> T readStruct(Function<ThriftReader, T> struct) {
        if (type != STRUCT) {
            throw unexpectedType();
        }
        return struct.apply(this);
    }

    /** Skips the current field. */
    public void skip() {
        skip(type, 0);
    }

    /** The number of elements; {@link #type} becomes that of the elements. */
    private int beginList() {
        if (type != LIST && type != SET) {
            throw unexpectedType();
        }
        int header = readByte() & 0xff;
        type = header & 15;
        long size = header >>> 4;
        if (size == 15) {
            size = readVarint();
        }
        return checkSize(size);
    }

    /** Each element takes a byte at least, so a count can't be more than the bytes that are left. */
    private int checkSize(long size) {
        if (size < 0 || size > end - position) {
            throw new CorruptDataException("metadata list of " + size + " elements in " + (end - position) + " bytes");
        }
        return (int) size;
    }

    private void skip(int skipped, int level) {
        if (level > MAX_DEPTH) {
            throw new CorruptDataException("metadata nested deeper than " + MAX_DEPTH + " levels");
        }
        switch (skipped) {
            case TRUE, FALSE -> {}
            case BYTE -> readByte();
            case I16, I32, I64 -> readVarint();
            case DOUBLE -> skipBytes(8);
            case UUID -> skipBytes(16);
            case BINARY -> skipBytes(readLength());
            case LIST, SET -> {
                type = skipped;
                int size = beginList();
                int elementType = type;
                for (int i = 0; i < size; i++) {
                    skipElement(elementType, level);
                }
            }
            case MAP -> skipMap(level);
            case STRUCT -> {
                for (int header = readByte(); header != 0; header = readByte()) {
                    if ((header & 0xf0) == 0) {
                        readVarint();
                    }
                    skip(header & 15, level + 1);
                }
            }
            default -> throw new CorruptDataException("metadata of unknown type " + skipped);
        }
    }

    private void skipMap(int level) {
        int size = checkSize(readVarint());
        if (size > 0) {
            int types = readByte();
            for (int i = 0; i < size; i++) {
                skipElement(types >>> 4 & 15, level);
                skipElement(types & 15, level);
            }
        }
    }

    private void skipElement(int elementType, int level) {
        if (elementType == TRUE || elementType == FALSE) {
            readByte();
        } else {
            skip(elementType, level + 1);
        }
    }

    private void skipBytes(int count) {
        if (count > end - position) {
            throw endOfData();
        }
        position += count;
    }

    private int readLength() {
        long length = readVarint();
        if (length < 0 || length > end - position) {
            throw endOfData();
        }
        return (int) length;
    }

    private byte readByte() {
        if (position >= end) {
            throw endOfData();
        }
        return bytes[position++];
    }

    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = readByte();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CorruptDataException("metadata number of more than 64 bits");
    }

    private static long zigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private CorruptDataException unexpectedType() {
        return new CorruptDataException("metadata field " + field + " has the unexpected type " + type);
    }

    private static CorruptDataException endOfData() {
        return new CorruptDataException("metadata ends in the middle of a value");
    }
}
