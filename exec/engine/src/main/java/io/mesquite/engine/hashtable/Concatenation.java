package io.mesquite.engine.hashtable;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Many vectors of one column as a single one, for operators that keep all rows. */
public final class Concatenation {
    private final List<Vector> parts;
    private final int size;

    private Concatenation(List<Vector> parts, int size) {
        this.parts = parts;
        this.size = size;
    }

    /**
     * The values of all parts, in order, in arrays of their own: a dictionary vector where all parts are of the same dictionary,
     * else a flat vector.
     *
     * @throws MesquiteException MEMORY_LIMIT_EXCEEDED where the rows, or the bytes of a column, are more than an array can hold
     */
    public static Vector of(Type type, List<Vector> parts) {
        long size = parts.stream().mapToLong(Vector::size).sum();
        checkLength(size, "rows");
        Vector dictionary = commonDictionary(parts);
        if (dictionary != null) {
            int[] ids = new Concatenation(parts, (int) size).ids();
            return new DictionaryVector((int) size, ids, dictionary, validity(parts, (int) size));
        }
        List<Vector> flat = new ArrayList<>(parts.size());
        for (Vector part : parts) {
            flat.add(part.flatten());
        }
        return new Concatenation(flat, (int) size).flat(type);
    }

    private static void checkLength(long length, String what) {
        if (length > Integer.MAX_VALUE - 8) {
            throw new MesquiteException(
                    ErrorCode.MEMORY_LIMIT_EXCEEDED,
                    "One task would have to keep " + length + " " + what
                            + ", and can keep no more than 2 billion; filter the smaller side of the join first");
        }
    }

    private static Vector commonDictionary(List<Vector> parts) {
        Vector common = null;
        for (Vector part : parts) {
            if (!(part instanceof DictionaryVector encoded) || (common != null && common != encoded.dictionary())) {
                return null;
            }
            common = encoded.dictionary();
        }
        return common;
    }

    private static long[] validity(List<Vector> parts, int size) {
        if (parts.stream().allMatch(part -> part.validity() == null)) {
            return null;
        }
        long[] validity = Validity.allValid(size);
        int end = 0;
        for (Vector part : parts) {
            if (part.validity() != null) {
                for (int i = 0; i < part.size(); i++) {
                    if (part.isNull(i)) {
                        Validity.setNull(validity, end + i);
                    }
                }
            }
            end += part.size();
        }
        return validity;
    }

    private int[] ids() {
        int[] ids = new int[size];
        copy(part -> ((DictionaryVector) part).ids(), ids);
        return ids;
    }

    /** Copies the array of each part behind that of the one before. */
    private void copy(Function<Vector, Object> arrayOf, Object to) {
        int end = 0;
        for (Vector part : parts) {
            System.arraycopy(arrayOf.apply(part), 0, to, end, part.size());
            end += part.size();
        }
    }

    private Vector flat(Type type) {
        long[] validity = validity(parts, size);
        switch (type.layout()) {
            case BOOLEAN -> {
                boolean[] values = new boolean[size];
                copy(part -> ((BooleanVector) part).values(), values);
                return new BooleanVector(size, values, validity);
            }
            case INT -> {
                int[] values = new int[size];
                copy(part -> ((IntVector) part).values(), values);
                return new IntVector(size, values, validity);
            }
            case LONG -> {
                long[] values = new long[size];
                copy(part -> ((LongVector) part).values(), values);
                return new LongVector(size, values, validity);
            }
            case DOUBLE -> {
                double[] values = new double[size];
                copy(part -> ((DoubleVector) part).values(), values);
                return new DoubleVector(size, values, validity);
            }
            case INT128 -> {
                long[] high = new long[size];
                long[] low = new long[size];
                copy(part -> ((Int128Vector) part).high(), high);
                copy(part -> ((Int128Vector) part).low(), low);
                return new Int128Vector(size, high, low, validity);
            }
            case BYTES -> {
                return bytes(validity);
            }
            case ARRAY -> {
                Vector elements = children(((ArrayType) type).element(), part -> ((ArrayVector) part).elements());
                return new ArrayVector(size, offsets(), elements, validity);
            }
            case MAP -> {
                Vector keys = children(((MapType) type).key(), part -> ((MapVector) part).keys());
                Vector values = children(((MapType) type).value(), part -> ((MapVector) part).values());
                return new MapVector(size, offsets(), keys, values, validity);
            }
            case ROW -> {
                List<RowType.Field> fields = ((RowType) type).fields();
                Vector[] vectors = new Vector[fields.size()];
                for (int i = 0; i < vectors.length; i++) {
                    int field = i;
                    vectors[i] = of(
                            fields.get(i).type(),
                            parts.stream()
                                    .map(part -> ((RowVector) part).field(field))
                                    .toList());
                }
                return new RowVector(size, vectors, validity);
            }
        }
        throw new IllegalArgumentException(type.sql());
    }

    private BytesVector bytes(long[] validity) {
        long total = 0;
        for (Vector part : parts) {
            int[] lengths = ((BytesVector) part).lengths();
            for (int i = 0; i < part.size(); i++) {
                total += lengths[i];
            }
        }
        checkLength(total, "bytes of one text column");
        byte[] bytes = new byte[(int) total];
        int[] starts = new int[size];
        int[] lengths = new int[size];
        int row = 0;
        int end = 0;
        for (Vector part : parts) {
            BytesVector from = (BytesVector) part;
            for (int i = 0; i < from.size(); i++) {
                int length = from.lengths()[i];
                System.arraycopy(from.bytes(), from.starts()[i], bytes, end, length);
                starts[row] = end;
                lengths[row++] = length;
                end += length;
            }
        }
        return new BytesVector(size, bytes, starts, lengths, validity);
    }

    /** The elements that the parts' lists refer to, without those before the first and behind the last. */
    private Vector children(Type type, Function<Vector, Vector> childOf) {
        List<Vector> children = new ArrayList<>(parts.size());
        for (Vector part : parts) {
            int[] offsets = offsetsOf(part);
            int from = offsets[0];
            int[] positions = new int[offsets[part.size()] - from];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = from + i;
            }
            children.add(childOf.apply(part).gather(positions, positions.length));
        }
        return of(type, children);
    }

    private static int[] offsetsOf(Vector lists) {
        return lists instanceof ArrayVector arrays ? arrays.offsets() : ((MapVector) lists).offsets();
    }

    private int[] offsets() {
        int[] offsets = new int[size + 1];
        int row = 0;
        for (Vector part : parts) {
            int[] from = offsetsOf(part);
            int base = offsets[row] - from[0];
            for (int i = 1; i <= part.size(); i++) {
                offsets[++row] = base + from[i];
            }
        }
        return offsets;
    }
}
