package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;
import java.util.Arrays;

/**
 * Values given as positions in a dictionary. The dictionary is a flat vector without nulls and with at least one value,
 * and is <b>never overwritten</b>: it may be kept, and the same object tells that the ids of two vectors mean the same. Its values
 * need not be distinct, and not all of them need occur. The id at a null position is a valid one.
 */
public final class DictionaryVector extends Vector {
    private final int[] ids;
    private final Vector dictionary;

    /** @param ids at least {@code size} positions in {@code dictionary}, kept and not copied */
    public DictionaryVector(int size, int[] ids, Vector dictionary, long[] validity) {
        super(size, validity);
        this.ids = ids;
        this.dictionary = dictionary;
    }

    public int[] ids() {
        return ids;
    }

    public Vector dictionary() {
        return dictionary;
    }

    @Override
    public Layout layout() {
        return dictionary.layout();
    }

    @Override
    public DictionaryVector gather(int[] positions, int count) {
        int[] gathered = new int[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = ids[positions[i]];
        }
        return new DictionaryVector(count, gathered, dictionary, Validity.gather(validity(), positions, count));
    }

    @Override
    public DictionaryVector copy() {
        return new DictionaryVector(size(), Arrays.copyOf(ids, size()), dictionary, Validity.copy(validity(), size()));
    }

    @Override
    public Vector flatten() {
        return Flat.withValidity(dictionary.gather(ids, size()), validity());
    }

    @Override
    public Object value(int position) {
        return isNull(position) ? null : dictionary.value(ids[position]);
    }

    @Override
    public long retainedBytes() {
        return 4L * ids.length + dictionary.retainedBytes() + validityBytes();
    }
}
