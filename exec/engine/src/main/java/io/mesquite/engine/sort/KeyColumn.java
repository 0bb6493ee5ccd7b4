package io.mesquite.engine.sort;

import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/**
 * One key of an order over all rows that are sorted. It gives rows codes, longs whose order is that of the values, so far as a long can
 * tell them apart; the codes of texts at depth {@code d} are of the bytes from {@code 7 * d}.
 *
 * <p>Null has the least or the greatest code, and may share it with a value. Thread-safe.
 */
public abstract class KeyColumn {
    private final boolean descending;
    private final boolean nullsFirst;
    private final long[] validity;

    KeyColumn(SortKey key, long[] validity) {
        this.descending = key.descending();
        this.nullsFirst = key.nullsFirst();
        this.validity = validity;
    }

    static KeyColumn of(Vector column, SortKey key) {
        if (column instanceof DictionaryVector encoded) {
            return encoded.dictionary().size() <= column.size() + 64
                    ? IntegerKey.ofRanks(encoded, key)
                    : of(column.flatten(), key);
        } else if (column instanceof ConstantVector) {
            return of(column.flatten(), key);
        } else if (column instanceof IntVector ints) {
            return new IntegerKey(key, ints.values(), ints.validity());
        } else if (column instanceof LongVector longs) {
            return new LongKey(key, longs.values(), longs.validity());
        } else if (column instanceof DoubleVector doubles) {
            return new DoubleKey(key, doubles.values(), doubles.validity());
        } else if (column instanceof BooleanVector booleans) {
            return new BooleanKey(key, booleans.values(), booleans.validity());
        } else if (column instanceof BytesVector texts) {
            return new TextKey(key, texts);
        } else if (column instanceof Int128Vector wide) {
            return new WideKey(key, wide);
        }
        return new NestedKey(key, column);
    }

    /** As {@link #of}, but with codes that can be compared with those of other vectors of the same type. */
    static KeyColumn ofValues(Vector column, SortKey key) {
        return column instanceof DictionaryVector encoded
                ? new MappedKey(key, of(encoded.dictionary(), key), encoded.ids(), encoded.validity())
                : of(column, key);
    }

    /** The keys of an order over whole columns. */
    public static KeyColumn[] of(List<Vector> columns, List<SortKey> keys) {
        return keys.stream().map(key -> of(columns.get(key.channel()), key)).toArray(KeyColumn[]::new);
    }

    /** The ascending code of a row that is not null. */
    abstract long code(int row, int depth);

    /** The ascending order of two rows that are not null. */
    abstract int compareValues(int left, int right);

    /** Whether rows of the same ascending code, none of them null, have the same value. */
    abstract boolean decides(long code);

    /** Whether rows of the same code differ perhaps at a greater depth. */
    boolean hasDepth() {
        return false;
    }

    /** Writes the codes of {@code rows[from .. to)} to the same places of {@code out}. */
    final void encode(int[] rows, int from, int to, int depth, long[] out) {
        long flip = descending ? -1 : 0;
        if (validity == null) {
            for (int i = from; i < to; i++) {
                out[i] = code(rows[i], depth) ^ flip;
            }
            return;
        }
        long none = nullCode();
        for (int i = from; i < to; i++) {
            int row = rows[i];
            out[i] = Validity.isValid(validity, row) ? code(row, depth) ^ flip : none;
        }
    }

    /** The code of one row. */
    final long encode(int row) {
        return Validity.isValid(validity, row) ? code(row, 0) ^ (descending ? -1 : 0) : nullCode();
    }

    /** Whether rows that have the same code are equal in this key. */
    final boolean isDecided(long code) {
        return !mayBeNull(code) && decides(descending ? ~code : code);
    }

    /** Whether some rows of this code are null and others perhaps not. */
    final boolean mayBeNull(long code) {
        return validity != null && code == nullCode();
    }

    /** The order of two rows in this key, nulls and the direction taken into account. */
    public final int compare(int left, int right) {
        if (validity != null) {
            boolean leftNull = !Validity.isValid(validity, left);
            boolean rightNull = !Validity.isValid(validity, right);
            if (leftNull | rightNull) {
                return leftNull == rightNull ? 0 : leftNull == nullsFirst ? -1 : 1;
            }
        }
        int order = compareValues(left, right);
        return descending ? -order : order;
    }

    private long nullCode() {
        return nullsFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
