package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of {@link Layout#MAP}: the entries of position {@code p} are those from {@code offsets[p]} to before {@code offsets[p + 1]}. */
public final class MapVector extends Vector {
    private final int[] offsets;
    private final Vector keys;
    private final Vector values;

    /** @param offsets at least {@code size + 1} ascending entry positions, kept and not copied */
    public MapVector(int size, int[] offsets, Vector keys, Vector values, long[] validity) {
        super(size, validity);
        this.offsets = offsets;
        this.keys = keys;
        this.values = values;
    }

    public int[] offsets() {
        return offsets;
    }

    public Vector keys() {
        return keys;
    }

    public Vector values() {
        return values;
    }

    @Override
    public Layout layout() {
        return Layout.MAP;
    }

    @Override
    public MapVector gather(int[] positions, int count) {
        int[] gathered = Nested.gatherOffsets(this, offsets, positions, count);
        int[] entries = Nested.elementPositions(offsets, gathered, positions, count);
        return new MapVector(
                count,
                gathered,
                keys.gather(entries, entries.length),
                values.gather(entries, entries.length),
                Validity.gather(validity(), positions, count));
    }

    @Override
    public MapVector copy() {
        return gather(Nested.allPositions(size()), size());
    }

    @Override
    public Object value(int position) {
        if (isNull(position)) {
            return null;
        }
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = offsets[position]; i < offsets[position + 1]; i++) {
            entries.put(keys.value(i), values.value(i));
        }
        return entries;
    }

    @Override
    public long retainedBytes() {
        return 4L * offsets.length + keys.retainedBytes() + values.retainedBytes() + validityBytes();
    }
}
