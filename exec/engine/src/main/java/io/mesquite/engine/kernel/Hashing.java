package io.mesquite.engine.kernel;

import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.List;

/**
 * 64-bit hashes of rows: equal values have equal hashes, in whatever kind of vector they come, on every task and machine.
 * Nulls are equal to each other; so are the NaNs, and 0.0 and -0.0. All bits are well mixed: use the high ones for partitions and
 * the low ones for tables.
 */
public final class Hashing {
    /** The hash of null. */
    public static final long NULL_HASH = 0x6A09E667F3BCC909L;

    private static final long ROW_FACTOR = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    /** Writes the hashes of all rows over these channels; of none, zeros. */
    public static void hash(Batch batch, List<Integer> channels, long[] hashes) {
        if (channels.isEmpty()) {
            Arrays.fill(hashes, 0, batch.size(), 0);
            return;
        }
        hash(batch.column(channels.get(0)), hashes);
        if (channels.size() > 1) {
            long[] more = new long[batch.size()];
            for (int channel : channels.subList(1, channels.size())) {
                hash(batch.column(channel), more);
                combine(hashes, more, batch.size());
            }
        }
    }

    /** Makes {@code hashes} those of rows with one more column, whose hashes are {@code more}. */
    public static void combine(long[] hashes, long[] more, int count) {
        for (int i = 0; i < count; i++) {
            hashes[i] = combine(hashes[i], more[i]);
        }
    }

    /** The hash of a row with one more column. */
    public static long combine(long hash, long more) {
        return mix(hash * ROW_FACTOR + more);
    }

    /** Writes the hash of each value. */
    public static void hash(Vector values, long[] hashes) {
        int size = values.size();
        if (values instanceof DictionaryVector dictionary) {
            hashDictionary(dictionary, hashes);
        } else if (values instanceof ConstantVector constant) {
            long[] single = new long[1];
            hash(constant.single(), single);
            Arrays.fill(hashes, 0, size, single[0]);
            return;
        } else if (values instanceof LongVector longs) {
            hashLongs(longs.values(), size, hashes);
        } else if (values instanceof IntVector ints) {
            hashInts(ints.values(), size, hashes);
        } else if (values instanceof DoubleVector doubles) {
            hashDoubles(doubles.values(), size, hashes);
        } else if (values instanceof BytesVector bytes) {
            BytesHashing.hash(bytes, hashes);
        } else if (values instanceof Int128Vector wide) {
            hashInt128s(wide.high(), wide.low(), size, hashes);
        } else if (values instanceof BooleanVector booleans) {
            hashBooleans(booleans.values(), size, hashes);
        } else if (values instanceof ArrayVector arrays) {
            hashArrays(arrays, hashes);
        } else if (values instanceof MapVector maps) {
            hashMaps(maps, hashes);
        } else {
            hashRows((RowVector) values, hashes);
        }
        hashNulls(values.validity(), size, hashes);
    }

    /** The hash of a value of {@code long[]} or {@code int[]}. */
    public static long hash(long value) {
        return mix(value);
    }

    /** The hash of a value of {@code double[]}. */
    public static long hash(double value) {
        return mix(Double.doubleToLongBits(value + 0.0));
    }

    /** Stafford's variant 13 of the finalizer of MurmurHash3. */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static void hashLongs(long[] values, int size, long[] hashes) {
        for (int i = 0; i < size; i++) {
            hashes[i] = mix(values[i]);
        }
    }

    private static void hashInts(int[] values, int size, long[] hashes) {
        for (int i = 0; i < size; i++) {
            hashes[i] = mix(values[i]);
        }
    }

    private static void hashDoubles(double[] values, int size, long[] hashes) {
        for (int i = 0; i < size; i++) {
            hashes[i] = hash(values[i]);
        }
    }

    private static void hashInt128s(long[] high, long[] low, int size, long[] hashes) {
        for (int i = 0; i < size; i++) {
            hashes[i] = combine(mix(low[i]), high[i]);
        }
    }

    private static void hashBooleans(boolean[] values, int size, long[] hashes) {
        long hashOfFalse = mix(1);
        long hashOfTrue = mix(2);
        for (int i = 0; i < size; i++) {
            hashes[i] = values[i] ? hashOfTrue : hashOfFalse;
        }
    }

    private static void hashNulls(long[] validity, int size, long[] hashes) {
        if (validity == null) {
            return;
        }
        for (int i = 0; i < size; i++) {
            if ((validity[i >> 6] & 1L << i) == 0) {
                hashes[i] = NULL_HASH;
            }
        }
    }

    private static void hashDictionary(DictionaryVector values, long[] hashes) {
        int size = values.size();
        Vector dictionary = values.dictionary();
        int[] ids = values.ids();
        if (dictionary.size() > size) {
            hash(dictionary.gather(ids, size), hashes);
            return;
        }
        long[] ofDictionary = new long[dictionary.size()];
        hash(dictionary, ofDictionary);
        for (int i = 0; i < size; i++) {
            hashes[i] = ofDictionary[ids[i]];
        }
    }

    private static void hashArrays(ArrayVector arrays, long[] hashes) {
        int[] offsets = arrays.offsets();
        long[] ofElements = new long[arrays.elements().size()];
        hash(arrays.elements(), ofElements);
        for (int i = 0; i < arrays.size(); i++) {
            long hash = 3;
            for (int element = offsets[i]; element < offsets[i + 1]; element++) {
                hash = combine(hash, ofElements[element]);
            }
            hashes[i] = hash;
        }
    }

    /** Entries are added up, since equal maps may hold them in any order. */
    private static void hashMaps(MapVector maps, long[] hashes) {
        int[] offsets = maps.offsets();
        long[] ofEntries = new long[maps.keys().size()];
        long[] ofValues = new long[maps.values().size()];
        hash(maps.keys(), ofEntries);
        hash(maps.values(), ofValues);
        combine(ofEntries, ofValues, Math.min(ofEntries.length, ofValues.length));
        for (int i = 0; i < maps.size(); i++) {
            long sum = 0;
            for (int entry = offsets[i]; entry < offsets[i + 1]; entry++) {
                sum += ofEntries[entry];
            }
            hashes[i] = mix(sum);
        }
    }

    private static void hashRows(RowVector rows, long[] hashes) {
        Arrays.fill(hashes, 0, rows.size(), 5);
        long[] ofField = new long[rows.size()];
        for (int field = 0; field < rows.fieldCount(); field++) {
            hash(rows.field(field), ofField);
            combine(hashes, ofField, rows.size());
        }
    }
}
