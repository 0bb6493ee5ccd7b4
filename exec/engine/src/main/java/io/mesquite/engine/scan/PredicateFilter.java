package io.mesquite.engine.scan;

import io.mesquite.engine.expression.Selector;
import io.mesquite.spi.vector.Batch;

/** A step of the scan's predicate. */
record PredicateFilter(int[] columns, Selector selector) implements RowFilter {
    @Override
    public int select(Batch batch, int[] positions) {
        return selector.select(batch, positions);
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
