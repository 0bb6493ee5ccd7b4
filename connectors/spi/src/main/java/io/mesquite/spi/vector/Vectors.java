package io.mesquite.spi.vector;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Vectors from single native values: for constants, literal rows and tests, not for loops over data. */
public final class Vectors {
    private Vectors() {}

    /** A vector of {@code size} times the same native value, which may be null. */
    public static ConstantVector constant(Type type, Object value, int size) {
        List<Object> single = new ArrayList<>();
        single.add(value);
        return new ConstantVector(size, of(type, single));
    }

    /**
     * The same values, but null where {@code validity} says so; those that are null already stay it.
     *
     * @param validity null where nothing becomes null; kept and not copied
     */
    public static Vector withNulls(Vector vector, long[] validity) {
        long[] both = Validity.and(vector.validity(), validity, vector.size());
        if (both == vector.validity()) {
            return vector;
        }
        return vector instanceof DictionaryVector dictionary
                ? new DictionaryVector(vector.size(), dictionary.ids(), dictionary.dictionary(), both)
                : Flat.withValidity(vector.flatten(), both);
    }

    /**
     * Values of a column repeated at {@code positions[0 .. count)}, without a copy of each: a dictionary vector over one copy of
     * the column.
     */
    public static Vector repeat(Vector column, int[] positions, int count) {
        if (column.size() == 0 || column instanceof DictionaryVector || column instanceof ConstantVector) {
            return column.gather(positions, count);
        }
        Vector copy = column.copy();
        return new DictionaryVector(
                count,
                Arrays.copyOf(positions, count),
                Flat.withValidity(copy, null),
                Validity.gather(copy.validity(), positions, count));
    }

    /** A flat vector of native values, nulls included. */
    public static Vector of(Type type, List<?> values) {
        int size = values.size();
        long[] validity = validity(values);
        switch (type.layout()) {
            case BOOLEAN -> {
                boolean[] array = new boolean[size];
                for (int i = 0; i < size; i++) {
                    array[i] = values.get(i) != null && (Boolean) values.get(i);
                }
                return new BooleanVector(size, array, validity);
            }
            case INT -> {
                int[] array = new int[size];
                for (int i = 0; i < size; i++) {
                    array[i] = values.get(i) == null ? 0 : Math.toIntExact((Long) values.get(i));
                }
                return new IntVector(size, array, validity);
            }
            case LONG -> {
                long[] array = new long[size];
                for (int i = 0; i < size; i++) {
                    array[i] = values.get(i) == null ? 0 : (Long) values.get(i);
                }
                return new LongVector(size, array, validity);
            }
            case DOUBLE -> {
                double[] array = new double[size];
                for (int i = 0; i < size; i++) {
                    array[i] = values.get(i) == null ? 0 : (Double) values.get(i);
                }
                return new DoubleVector(size, array, validity);
            }
            case INT128 -> {
                long[] high = new long[size];
                long[] low = new long[size];
                for (int i = 0; i < size; i++) {
                    Int128 value = values.get(i) == null ? Int128.ZERO : (Int128) values.get(i);
                    high[i] = value.high();
                    low[i] = value.low();
                }
                return new Int128Vector(size, high, low, validity);
            }
            case BYTES -> {
                return bytes(values, validity);
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                int[] offsets = new int[size + 1];
                for (int i = 0; i < size; i++) {
                    if (values.get(i) != null) {
                        elements.addAll((List<?>) values.get(i));
                    }
                    offsets[i + 1] = elements.size();
                }
                return new ArrayVector(size, offsets, of(((ArrayType) type).element(), elements), validity);
            }
            case MAP -> {
                return map((MapType) type, values, validity);
            }
            case ROW -> {
                List<RowType.Field> fields = ((RowType) type).fields();
                Vector[] vectors = new Vector[fields.size()];
                for (int field = 0; field < vectors.length; field++) {
                    List<Object> column = new ArrayList<>(size);
                    for (Object row : values) {
                        column.add(row == null ? null : ((List<?>) row).get(field));
                    }
                    vectors[field] = of(fields.get(field).type(), column);
                }
                return new RowVector(size, vectors, validity);
            }
        }
        throw new IllegalArgumentException(type.sql());
    }

    private static BytesVector bytes(List<?> values, long[] validity) {
        int size = values.size();
        int total = 0;
        for (Object value : values) {
            total = Math.addExact(total, value == null ? 0 : ((Bytes) value).length());
        }
        byte[] array = new byte[total];
        int[] starts = new int[size];
        int[] lengths = new int[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            byte[] value = values.get(i) == null ? Bytes.EMPTY.array() : ((Bytes) values.get(i)).array();
            System.arraycopy(value, 0, array, end, value.length);
            starts[i] = end;
            lengths[i] = value.length;
            end += value.length;
        }
        return new BytesVector(size, array, starts, lengths, validity);
    }

    private static MapVector map(MapType type, List<?> values, long[] validity) {
        List<Object> keys = new ArrayList<>();
        List<Object> entryValues = new ArrayList<>();
        int[] offsets = new int[values.size() + 1];
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                ((Map<?, ?>) values.get(i)).forEach((key, value) -> {
                    keys.add(key);
                    entryValues.add(value);
                });
            }
            offsets[i + 1] = keys.size();
        }
        return new MapVector(values.size(), offsets, of(type.key(), keys), of(type.value(), entryValues), validity);
    }

    private static long[] validity(List<?> values) {
        long[] validity = null;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                if (validity == null) {
                    validity = Validity.allValid(values.size());
                }
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }
}
