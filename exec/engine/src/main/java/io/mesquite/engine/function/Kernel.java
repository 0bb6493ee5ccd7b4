package io.mesquite.engine.function;

import io.mesquite.spi.vector.Vector;

/** Computes one call over vectors. Keeps scratch arrays, so each lane has its own. */
@FunctionalInterface
public interface Kernel {
    /**
     * @param arguments one vector an argument, each of {@code size} values, in any kind of vector
     * @return {@code size} values, borrowed until the next call
     */
    Vector apply(Vector[] arguments, int size);
}
