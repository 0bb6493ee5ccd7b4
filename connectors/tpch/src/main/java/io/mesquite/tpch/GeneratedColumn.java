package io.mesquite.tpch;

import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import java.util.Arrays;
import java.util.List;

/** Turns one column of generated rows into a vector. */
record GeneratedColumn<E extends TpchEntity>(TpchColumn<E> column) {
    /** The SQL type of a column that the library describes. */
    static Type type(TpchColumnType type) {
        return switch (type.getBase()) {
            case IDENTIFIER -> SimpleType.BIGINT;
            case INTEGER -> SimpleType.INTEGER;
            case DATE -> SimpleType.DATE;
            case DOUBLE -> new DecimalType(15, 2);
            case VARCHAR -> new VarcharType(Math.toIntExact(type.getPrecision().orElseThrow()));
        };
    }

    /** The values at {@code positions[0 .. count)} of the rows, at all positions where that is null. */
    Vector read(List<E> rows, int[] positions, int count) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> identifiers(rows, positions, count);
            case INTEGER -> integers(rows, positions, count);
            case DATE -> dates(rows, positions, count);
            case DOUBLE -> cents(rows, positions, count);
            case VARCHAR -> texts(rows, positions, count);
        };
    }

    private LongVector identifiers(List<E> rows, int[] positions, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = column.getIdentifier(row(rows, positions, i));
        }
        return new LongVector(count, values, null);
    }

    private IntVector integers(List<E> rows, int[] positions, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = column.getInteger(row(rows, positions, i));
        }
        return new IntVector(count, values, null);
    }

    private IntVector dates(List<E> rows, int[] positions, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = column.getDate(row(rows, positions, i));
        }
        return new IntVector(count, values, null);
    }

    private LongVector cents(List<E> rows, int[] positions, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = Math.round(column.getDouble(row(rows, positions, i)) * 100);
        }
        return new LongVector(count, values, null);
    }

    @SuppressWarnings("deprecation") // all text is ASCII, and only the old getBytes writes into an array that is there
    private BytesVector texts(List<E> rows, int[] positions, int count) {
        byte[] bytes = new byte[count * 16];
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            String text = column.getString(row(rows, positions, i));
            int length = text.length();
            if (end + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length));
            }
            text.getBytes(0, length, bytes, end);
            starts[i] = end;
            lengths[i] = length;
            end += length;
        }
        return new BytesVector(count, bytes, starts, lengths, null);
    }

    private static <E> E row(List<E> rows, int[] positions, int index) {
        return rows.get(positions == null ? index : positions[index]);
    }
}
