package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;
import java.util.ArrayList;
import java.util.List;

/** Values of {@link Layout#ARRAY}: the elements of position {@code p} are those from {@code offsets[p]} to before {@code offsets[p + 1]}. */
public final class ArrayVector extends Vector {
    private final int[] offsets;
    private final Vector elements;

    /** @param offsets at least {@code size + 1} ascending element positions, kept and not copied */
    public ArrayVector(int size, int[] offsets, Vector elements, long[] validity) {
        super(size, validity);
        this.offsets = offsets;
        this.elements = elements;
    }

    public int[] offsets() {
        return offsets;
    }

    public Vector elements() {
        return elements;
    }

    @Override
    public Layout layout() {
        return Layout.ARRAY;
    }

    @Override
    public ArrayVector gather(int[] positions, int count) {
        int[] gathered = Nested.gatherOffsets(this, offsets, positions, count);
        int[] elementPositions = Nested.elementPositions(offsets, gathered, positions, count);
        return new ArrayVector(
                count,
                gathered,
                elements.gather(elementPositions, elementPositions.length),
                Validity.gather(validity(), positions, count));
    }

    @Override
    public ArrayVector copy() {
        return gather(Nested.allPositions(size()), size());
    }

    @Override
    public Object value(int position) {
        if (isNull(position)) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (int i = offsets[position]; i < offsets[position + 1]; i++) {
            values.add(elements.value(i));
        }
        return values;
    }

    @Override
    public long retainedBytes() {
        return 4L * offsets.length + elements.retainedBytes() + validityBytes();
    }
}
