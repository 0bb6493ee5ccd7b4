package io.mesquite.engine.scan;

import io.mesquite.spi.vector.Batch;

/** One step of a scan's filtering, on one lane: a part of its predicate, or a dynamic filter. */
interface RowFilter {
    /** The columns that it looks at, as indexes into the scan's columns. */
    int[] columns();

    /** As {@link io.mesquite.engine.expression.Selector#select}, over its columns alone. */
    int select(Batch columns, int[] positions);

    /** Whether it is worth evaluating now; asked for each batch. */
    boolean isActive();
}
