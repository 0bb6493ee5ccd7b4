package io.mesquite.hadoop.orc;

import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.List;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.Decimal64ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.MultiValuedColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;

/** ORC's vectors as ours. Arrays are shared where both hold values in the same form, so what is made is valid as long as the batch is. */
final class OrcVectors {
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private OrcVectors() {}

    /** The first {@code size} values of a column of a type that {@link OrcTypes} knows. */
    static Vector of(TypeDescription type, ColumnVector stored, int size) {
        if (stored.isRepeating && size > 1) {
            return new ConstantVector(size, flat(type, stored, 1));
        }
        return flat(type, stored, size);
    }

    private static Vector flat(TypeDescription type, ColumnVector stored, int size) {
        long[] validity = validity(stored, size);
        return switch (type.getCategory()) {
            case BOOLEAN -> booleans(((LongColumnVector) stored).vector, size, validity);
            case BYTE, SHORT, INT, DATE -> ints(((LongColumnVector) stored).vector, size, validity);
            case LONG -> new LongVector(size, ((LongColumnVector) stored).vector, validity);
            case FLOAT, DOUBLE -> new DoubleVector(size, ((DoubleColumnVector) stored).vector, validity);
            case STRING, VARCHAR, CHAR, BINARY -> bytes((BytesColumnVector) stored, size, validity);
            case TIMESTAMP, TIMESTAMP_INSTANT -> timestamps((TimestampColumnVector) stored, size, validity);
            case DECIMAL -> decimals(new DecimalType(type.getPrecision(), type.getScale()), stored, size, validity);
            case LIST -> list(type, (ListColumnVector) stored, size, validity);
            case MAP -> map(type, (MapColumnVector) stored, size, validity);
            case STRUCT -> struct(type, (StructColumnVector) stored, size, validity);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static long[] validity(ColumnVector stored, int size) {
        if (stored.noNulls) {
            return null;
        }
        boolean[] nulls = stored.isNull;
        long[] validity = null;
        for (int i = 0; i < size; i++) {
            if (nulls[i]) {
                validity = validity == null ? Validity.allValid(size) : validity;
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }

    private static BooleanVector booleans(long[] values, int size, long[] validity) {
        boolean[] array = new boolean[size];
        for (int i = 0; i < size; i++) {
            array[i] = values[i] != 0;
        }
        return new BooleanVector(size, array, validity);
    }

    private static IntVector ints(long[] values, int size, long[] validity) {
        int[] array = new int[size];
        for (int i = 0; i < size; i++) {
            array[i] = (int) values[i];
        }
        return new IntVector(size, array, validity);
    }

    private static LongVector timestamps(TimestampColumnVector stored, int size, long[] validity) {
        long[] millis = stored.time;
        int[] nanos = stored.nanos;
        long[] array = new long[size];
        for (int i = 0; i < size; i++) {
            array[i] = Math.floorDiv(millis[i], MILLIS_PER_SECOND) * MICROS_PER_SECOND + nanos[i] / NANOS_PER_MICRO;
        }
        return new LongVector(size, array, validity);
    }

    private static Vector decimals(DecimalType type, ColumnVector stored, int size, long[] validity) {
        if (stored instanceof Decimal64ColumnVector shorts) {
            return new LongVector(size, shorts.vector, validity);
        }
        DecimalColumnVector wide = (DecimalColumnVector) stored;
        long[] high = new long[size];
        long[] low = new long[size];
        for (int i = 0; i < size; i++) {
            if (Validity.isValid(validity, i)) {
                Int128 value = Int128.of(wide.vector[i]
                        .getHiveDecimal()
                        .bigDecimalValue()
                        .setScale(type.scale())
                        .unscaledValue());
                high[i] = value.high();
                low[i] = value.low();
            }
        }
        return type.isShort() ? new LongVector(size, low, validity) : new Int128Vector(size, high, low, validity);
    }

    /** The library has the values of a batch in one array as a rule; then it is shared. */
    private static BytesVector bytes(BytesColumnVector stored, int size, long[] validity) {
        byte[] common = null;
        boolean one = true;
        long total = 0;
        int[] starts = new int[size];
        int[] lengths = new int[size];
        for (int i = 0; i < size; i++) {
            if (Validity.isValid(validity, i)) {
                one &= common == null || common == stored.vector[i];
                common = stored.vector[i];
                starts[i] = stored.start[i];
                lengths[i] = stored.length[i];
                total += lengths[i];
            }
        }
        if (one) {
            return new BytesVector(size, common == null ? new byte[0] : common, starts, lengths, validity);
        }
        byte[] array = new byte[Math.toIntExact(total)];
        int end = 0;
        for (int i = 0; i < size; i++) {
            if (lengths[i] > 0) {
                System.arraycopy(stored.vector[i], starts[i], array, end, lengths[i]);
            }
            starts[i] = end;
            end += lengths[i];
        }
        return new BytesVector(size, array, starts, lengths, validity);
    }

    private static ArrayVector list(TypeDescription type, ListColumnVector stored, int size, long[] validity) {
        int[] offsets = offsets(stored, size, validity);
        int[] positions = positions(stored, offsets, size, validity);
        Vector elements = elements(type.getChildren().get(0), stored.child, stored.childCount, positions);
        return new ArrayVector(size, offsets, elements, validity);
    }

    private static MapVector map(TypeDescription type, MapColumnVector stored, int size, long[] validity) {
        int[] offsets = offsets(stored, size, validity);
        int[] positions = positions(stored, offsets, size, validity);
        List<TypeDescription> children = type.getChildren();
        return new MapVector(
                size,
                offsets,
                elements(children.get(0), stored.keys, stored.childCount, positions),
                elements(children.get(1), stored.values, stored.childCount, positions),
                validity);
    }

    private static Vector elements(TypeDescription type, ColumnVector stored, int storedCount, int[] positions) {
        return of(type, stored, storedCount).gather(positions, positions.length).flatten();
    }

    private static int[] offsets(MultiValuedColumnVector stored, int size, long[] validity) {
        int[] offsets = new int[size + 1];
        for (int i = 0; i < size; i++) {
            int length = Validity.isValid(validity, i) ? (int) stored.lengths[i] : 0;
            offsets[i + 1] = Math.addExact(offsets[i], length);
        }
        return offsets;
    }

    /** Where the elements are in the child, which need not be in order. */
    private static int[] positions(MultiValuedColumnVector stored, int[] offsets, int size, long[] validity) {
        int[] positions = new int[offsets[size]];
        for (int i = 0; i < size; i++) {
            if (Validity.isValid(validity, i)) {
                int from = (int) stored.offsets[i];
                for (int to = offsets[i]; to < offsets[i + 1]; to++) {
                    positions[to] = from++;
                }
            }
        }
        return positions;
    }

    private static RowVector struct(TypeDescription type, StructColumnVector stored, int size, long[] validity) {
        Vector[] fields = new Vector[stored.fields.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = of(type.getChildren().get(i), stored.fields[i], size).flatten();
        }
        return new RowVector(size, fields, validity);
    }
}
