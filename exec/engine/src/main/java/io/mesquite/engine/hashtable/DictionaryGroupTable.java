package io.mesquite.engine.hashtable;

import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * In front of another table: where all keys have few values that are known by small ids (dictionary and constant vectors, booleans), the
 * combined ids index an array of numbers, and only combinations not seen before are looked up. The array is kept as long as
 * the dictionaries stay the same.
 */
final class DictionaryGroupTable implements GroupTable {
    private static final int LARGEST_ARRAY = 1 << 16;

    private final GroupTable table;
    private final int[] numbers = new int[LARGEST_ARRAY];
    private Object[] dictionaries = new Object[0];
    private int[] ids = new int[0];
    private int[] missing = new int[0];
    private int[] found = new int[0];

    DictionaryGroupTable(GroupTable table) {
        this.table = table;
    }

    @Override
    public void findOrAdd(Vector[] keys, int count, int[] groups) {
        int combinations = combinations(keys);
        if (combinations > LARGEST_ARRAY || combinations > 16L * count && !sameDictionaries(keys)) {
            table.findOrAdd(keys, count, groups);
            return;
        }
        reserve(count);
        Arrays.fill(ids, 0, count, 0);
        for (Vector key : keys) {
            combine(key, count);
        }
        if (!sameDictionaries(keys)) {
            Arrays.fill(numbers, 0, combinations, -1);
            dictionaries = new Object[keys.length];
            for (int i = 0; i < keys.length; i++) {
                dictionaries[i] = identity(keys[i]);
            }
        }
        int missingCount = find(count, ids, numbers, groups, missing);
        if (missingCount > 0) {
            add(keys, missingCount, groups);
        }
    }

    private void reserve(int count) {
        if (ids.length < count) {
            ids = new int[count];
            missing = new int[count];
            found = new int[count];
        }
    }

    /** How many ids a key has, one for null included; more than fits where they are not known. */
    private static int idCount(Vector key) {
        if (key instanceof DictionaryVector encoded) {
            return Math.min(encoded.dictionary().size(), LARGEST_ARRAY) + 1;
        } else if (key instanceof ConstantVector) {
            return 1;
        }
        return key instanceof BooleanVector ? 3 : LARGEST_ARRAY + 1;
    }

    private static int combinations(Vector[] keys) {
        long product = 1;
        for (Vector key : keys) {
            product *= idCount(key);
            if (product > LARGEST_ARRAY) {
                return LARGEST_ARRAY + 1;
            }
        }
        return (int) product;
    }

    /** What tells that ids mean the same as before; a constant may be another each time. */
    private static Object identity(Vector key) {
        return key instanceof DictionaryVector encoded ? encoded.dictionary() : key.getClass();
    }

    private boolean sameDictionaries(Vector[] keys) {
        if (dictionaries.length != keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] instanceof ConstantVector || identity(keys[i]) != dictionaries[i]) {
                return false;
            }
        }
        return true;
    }

    private void combine(Vector key, int count) {
        if (key instanceof DictionaryVector encoded) {
            combineIds(ids, encoded.ids(), encoded.validity(), idCount(key), count);
        } else if (key instanceof BooleanVector flat) {
            boolean[] values = flat.values();
            for (int i = 0; i < count; i++) {
                ids[i] = ids[i] * 3 + (flat.isNull(i) ? 2 : values[i] ? 1 : 0);
            }
        }
    }

    private static void combineIds(int[] ids, int[] keyIds, long[] validity, int idCount, int count) {
        if (validity == null) {
            for (int i = 0; i < count; i++) {
                ids[i] = ids[i] * idCount + keyIds[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                ids[i] = ids[i] * idCount + (Validity.isValid(validity, i) ? keyIds[i] : idCount - 1);
            }
        }
    }

    private static int find(int count, int[] ids, int[] numbers, int[] groups, int[] missing) {
        int missingCount = 0;
        for (int i = 0; i < count; i++) {
            int group = numbers[ids[i]];
            groups[i] = group;
            missing[missingCount] = i;
            missingCount += group >>> 31;
        }
        return missingCount;
    }

    private void add(Vector[] keys, int missingCount, int[] groups) {
        Vector[] missingKeys = new Vector[keys.length];
        for (int i = 0; i < keys.length; i++) {
            missingKeys[i] = keys[i].gather(missing, missingCount);
        }
        table.findOrAdd(missingKeys, missingCount, found);
        for (int i = 0; i < missingCount; i++) {
            numbers[ids[missing[i]]] = found[i];
            groups[missing[i]] = found[i];
        }
    }

    @Override
    public int groupCount() {
        return table.groupCount();
    }

    @Override
    public Vector[] keys(int[] groups, int count) {
        return table.keys(groups, count);
    }

    @Override
    public void partitions(int bits, byte[] partitions) {
        table.partitions(bits, partitions);
    }

    @Override
    public long growthBytes(int count) {
        return table.growthBytes(count);
    }

    @Override
    public long retainedBytes() {
        return table.retainedBytes() + 4L * numbers.length;
    }
}
