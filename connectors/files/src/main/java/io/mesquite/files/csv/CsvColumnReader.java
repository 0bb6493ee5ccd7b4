package io.mesquite.files.csv;

import io.mesquite.files.text.Spaces;
import io.mesquite.files.text.TimeParser;
import io.mesquite.files.text.Utf8;
import io.mesquite.files.text.ValueParser;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.nio.charset.StandardCharsets;

/**
 * Turns one column's fields into a vector of the table's type. An empty field is null, except that an empty field in quotes
 * is an empty text where the type is text.
 */
final class CsvColumnReader {
    private final Column column;
    private final int index;
    private final CsvBatchSource source;
    private final Type type;
    private final ValueParser values = new ValueParser();
    private final TimeParser times = new TimeParser();

    /** First field of the batch being read. */
    private int firstField;

    private int[] positions;
    private long[] validity;

    /** @param index of the column in the file, or -1 where the file does not have it */
    CsvColumnReader(Column column, int index, CsvBatchSource source) {
        this.column = column;
        this.index = index;
        this.source = source;
        this.type = column.type();
    }

    /** @param firstRow of the batch, among those that the tokenizer found */
    Vector read(int firstRow, int[] positions, int count) {
        if (index < 0) {
            return Vectors.constant(type, null, count);
        }
        this.firstField = source.tokenizer().firstField(firstRow) + index;
        this.positions = positions;
        this.validity = null;
        return switch (type.layout()) {
            case BOOLEAN -> booleans(count);
            case INT -> ints(count);
            case LONG -> longs(count);
            case DOUBLE -> doubles(count);
            case INT128 -> wideDecimals(count);
            case BYTES -> texts(count);
            default -> throw unreadable();
        };
    }

    private int field(int i) {
        return firstField + (positions == null ? i : positions[i]) * source.columns();
    }

    private void setNull(int i, int count) {
        if (validity == null) {
            validity = Validity.allValid(count);
        }
        Validity.setNull(validity, i);
    }

    private BooleanVector booleans(int count) {
        boolean[] result = new boolean[count];
        for (int i = 0; i < count; i++) {
            if (parse(i, count)) {
                result[i] = values.longValue != 0;
            }
        }
        return new BooleanVector(count, result, validity);
    }

    private IntVector ints(int count) {
        int[] result = new int[count];
        for (int i = 0; i < count; i++) {
            if (parse(i, count)) {
                result[i] = (int) values.longValue;
            }
        }
        return new IntVector(count, result, validity);
    }

    private LongVector longs(int count) {
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            if (parse(i, count)) {
                result[i] = values.longValue;
            }
        }
        return new LongVector(count, result, validity);
    }

    private DoubleVector doubles(int count) {
        double[] result = new double[count];
        for (int i = 0; i < count; i++) {
            if (parse(i, count)) {
                result[i] = type == SimpleType.REAL ? (float) values.doubleValue : values.doubleValue;
            }
        }
        return new DoubleVector(count, result, validity);
    }

    private Int128Vector wideDecimals(int count) {
        long[] high = new long[count];
        long[] low = new long[count];
        for (int i = 0; i < count; i++) {
            if (parse(i, count)) {
                high[i] = values.wideValue.high();
                low[i] = values.wideValue.low();
            }
        }
        return new Int128Vector(count, high, low, validity);
    }

    /** Views of the buffer: fields with escapes are closed up in place, which happens once, as a column is read once. */
    private BytesVector texts(int count) {
        if (!(type instanceof VarcharType varchar) || !varchar.isUnbounded()) {
            throw unreadable();
        }
        byte[] bytes = source.buffer();
        CsvTokenizer tokenizer = source.tokenizer();
        int[] starts = new int[count];
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            int field = field(i);
            int start = tokenizer.starts()[field];
            int end = tokenizer.ends()[field];
            byte kind = tokenizer.kinds()[field];
            if (kind == CsvTokenizer.ESCAPED) {
                end = CsvEscapes.resolve(bytes, start, end, source.escape());
            } else if (start == end && kind == CsvTokenizer.PLAIN) {
                setNull(i, count);
            }
            if (!Utf8.isAscii(bytes, start, end) && !Utf8.isValid(bytes, start, end)) {
                throw source.failure(
                        ErrorCode.DATA_CORRUPT,
                        start,
                        ": the value of column " + column.name() + " is not UTF-8; convert the file to UTF-8");
            }
            starts[i] = start;
            lengths[i] = end - start;
        }
        return new BytesVector(count, bytes, starts, lengths, validity);
    }

    /** Reads one value into the parser; false for null. */
    private boolean parse(int i, int count) {
        int field = field(i);
        CsvTokenizer tokenizer = source.tokenizer();
        byte[] bytes = source.buffer();
        int start = tokenizer.starts()[field];
        int end = tokenizer.ends()[field];
        if (start == end) {
            setNull(i, count);
            return false;
        }
        int from = Spaces.skipLeading(bytes, start, end);
        int to = Spaces.skipTrailing(bytes, from, end);
        if (!parse(bytes, from, to)) {
            throw mismatch(bytes, start, end);
        }
        return true;
    }

    private boolean parse(byte[] bytes, int from, int to) {
        if (type instanceof DecimalType decimal) {
            return decimal.isShort()
                    ? values.parseDecimal(bytes, from, to, decimal.precision(), decimal.scale())
                    : values.parseWideDecimal(bytes, from, to, decimal.precision(), decimal.scale());
        }
        return switch ((SimpleType) type) {
            case BOOLEAN -> values.parseBoolean(bytes, from, to);
            case BIGINT -> values.parseLong(bytes, from, to);
            case INTEGER -> values.parseLong(bytes, from, to) && values.longValue == (int) values.longValue;
            case SMALLINT -> values.parseLong(bytes, from, to) && values.longValue == (short) values.longValue;
            case TINYINT -> values.parseLong(bytes, from, to) && values.longValue == (byte) values.longValue;
            case DOUBLE, REAL -> values.parseDouble(bytes, from, to);
            case DATE -> found(times.parseDate(bytes, from, to));
            case TIME -> found(times.parseTime(bytes, from, to));
            case TIMESTAMP -> found(times.parseTimestamp(bytes, from, to) && !times.zoned);
            case TIMESTAMP_WITH_TIME_ZONE -> found(times.parseTimestamp(bytes, from, to) && times.zoned);
            default -> throw unreadable();
        };
    }

    private boolean found(boolean ok) {
        values.longValue = times.value;
        return ok;
    }

    private MesquiteException mismatch(byte[] bytes, int start, int end) {
        String value = new String(bytes, start, Math.min(end - start, 100), StandardCharsets.UTF_8);
        return source.failure(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                start,
                ": the value '" + value + "' of column " + column.name() + " is no " + type.sql()
                        + ", the type that the beginning of the file suggests; correct it, or set sample-bytes of the"
                        + " catalog so high that the value is looked at when the type is guessed");
    }

    private MesquiteException unreadable() {
        return new MesquiteException(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                "column " + column.name() + " is " + type.sql() + ", which can't be read from CSV; put the CSV files"
                        + " into a folder of their own");
    }
}
