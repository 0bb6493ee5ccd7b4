package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;

/** The same value, or null, at every position. */
public final class ConstantVector extends Vector {
    private final Vector single;

    /** @param single a flat vector of one value, which may be null */
    public ConstantVector(int size, Vector single) {
        super(size, single.isNull(0) ? new long[Validity.words(size)] : null);
        this.single = single;
    }

    /** The flat vector of the one value. */
    public Vector single() {
        return single;
    }

    /** Whether the value is null at every position. */
    public boolean isNull() {
        return single.isNull(0);
    }

    @Override
    public Layout layout() {
        return single.layout();
    }

    @Override
    public ConstantVector gather(int[] positions, int count) {
        return new ConstantVector(count, single);
    }

    @Override
    public ConstantVector copy() {
        return new ConstantVector(size(), single.copy());
    }

    @Override
    public Vector flatten() {
        return single.gather(new int[size()], size());
    }

    @Override
    public Object value(int position) {
        return single.value(0);
    }

    @Override
    public long retainedBytes() {
        return single.retainedBytes() + validityBytes();
    }
}
