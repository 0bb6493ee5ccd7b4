package io.mesquite.jdbc.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a frame, in which all numbers are little-endian:
 *
 * <pre>
 * frame      = rows:int column*
 * column     = encoding:byte nulls:byte [validity:long × ⌈rows/64⌉, where nulls is 1] data
 * data of
 *   0 NULLS      nothing: every value is null
 *   1 BOOLEAN    byte × rows
 *   2 INT        int × rows
 *   3 LONG       long × rows
 *   4 DOUBLE     double × rows
 *   5 INT128     high:long × rows, low:long × rows
 *   6 BYTES      length:int × rows, bytes
 *   7 DICTIONARY values:int length:int × values, bytes, id:int × rows
 *   8 ARRAY      length:int × rows, column of as many rows as the lengths together
 * </pre>
 */
public final class FrameReader {
    private final ByteBuffer in;

    private FrameReader(ByteBuffer in) {
        this.in = in;
    }

    /**
     * The rows in the buffer, from its position on.
     *
     * @throws java.nio.BufferUnderflowException where the frame is cut
     */
    public static Frame read(ByteBuffer buffer, List<ColumnType> types) {
        FrameReader reader = new FrameReader(buffer.order(ByteOrder.LITTLE_ENDIAN));
        int rows = buffer.getInt();
        List<ColumnValues> columns = new ArrayList<>(types.size());
        for (ColumnType type : types) {
            columns.add(reader.column(type, rows));
        }
        return new Frame(rows, columns);
    }

    private ColumnValues column(ColumnType type, int rows) {
        int encoding = in.get();
        long[] validity = in.get() == 0 ? null : longs(rows + 63 >>> 6);
        return switch (encoding) {
            case 0 -> new NullValues(rows);
            case 1 -> new BooleanValues(bytes(rows), validity);
            case 2 -> ints(type, rows, validity);
            case 3 -> longs(type, rows, validity);
            case 4 -> new DoubleValues(doubles(rows), type.id() == Types.REAL, validity);
            case 5 -> wide(type, longs(rows), longs(rows), validity);
            case 6 -> {
                int[] ends = ends(rows);
                yield new BytesValues(bytes(ends[rows]), ends, null, isBinary(type), validity);
            }
            case 7 -> {
                int[] ends = ends(in.getInt());
                byte[] values = bytes(ends[ends.length - 1]);
                yield new BytesValues(values, ends, ints(rows), isBinary(type), validity);
            }
            case 8 -> {
                int[] ends = ends(rows);
                yield new ArrayValues(ends, column(type.element(), ends[rows]), validity);
            }
            default -> throw new IllegalArgumentException("encoding " + encoding + " is of a newer server");
        };
    }

    private ColumnValues ints(ColumnType type, int rows, long[] validity) {
        return type.id() == Types.DATE ? new TemporalValues(ints(rows), validity) : new IntValues(ints(rows), validity);
    }

    private ColumnValues longs(ColumnType type, int rows, long[] validity) {
        long[] values = longs(rows);
        return switch (type.id()) {
            case Types.DECIMAL -> new DecimalValues(null, values, type.scale(), validity);
            case Types.TIME -> new TemporalValues(TemporalValues.Kind.TIME, values, validity);
            case Types.TIMESTAMP -> new TemporalValues(TemporalValues.Kind.TIMESTAMP, values, validity);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                new TemporalValues(TemporalValues.Kind.ZONED_TIMESTAMP, values, validity);
            default -> new LongValues(values, validity);
        };
    }

    private static ColumnValues wide(ColumnType type, long[] high, long[] low, long[] validity) {
        return type.id() == Types.DECIMAL
                ? new DecimalValues(high, low, type.scale(), validity)
                : new UuidValues(high, low, validity);
    }

    private static boolean isBinary(ColumnType type) {
        return type.id() == Types.VARBINARY;
    }

    /** Running sums of lengths, from 0 on. */
    private int[] ends(int count) {
        int[] ends = new int[count + 1];
        for (int i = 0; i < count; i++) {
            ends[i + 1] = ends[i] + in.getInt();
        }
        return ends;
    }

    private byte[] bytes(int count) {
        byte[] values = new byte[count];
        in.get(values);
        return values;
    }

    private int[] ints(int count) {
        int[] values = new int[count];
        in.asIntBuffer().get(values);
        in.position(in.position() + 4 * count);
        return values;
    }

    private long[] longs(int count) {
        long[] values = new long[count];
        in.asLongBuffer().get(values);
        in.position(in.position() + 8 * count);
        return values;
    }

    private double[] doubles(int count) {
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + 8 * count);
        return values;
    }
}
