package io.mesquite.files.parquet.schema;

import io.mesquite.spi.vector.Vector;

/** Changes a flat vector to another of the same size and nulls. The result may share arrays with what it was given. */
@FunctionalInterface
public interface Conversion {
    /** Gives out what it was given. */
    Conversion NONE = vector -> vector;

    Vector apply(Vector vector);

    default Conversion then(Conversion next) {
        if (this == NONE) {
            return next;
        }
        return next == NONE ? this : vector -> next.apply(apply(vector));
    }
}
