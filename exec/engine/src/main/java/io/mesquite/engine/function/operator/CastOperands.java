package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.spi.vector.Vector;

/** A kernel of two operands that casts them first. */
final class CastOperands {
    private CastOperands() {}

    static Kernel of(Kernel left, Kernel right, Kernel operator) {
        Vector[] first = new Vector[1];
        Vector[] both = new Vector[2];
        return (arguments, size) -> {
            first[0] = arguments[0];
            both[0] = left.apply(first, size);
            first[0] = arguments[1];
            both[1] = right.apply(first, size);
            return operator.apply(both, size);
        };
    }
}
