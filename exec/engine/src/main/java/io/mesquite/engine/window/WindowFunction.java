package io.mesquite.engine.window;

import io.mesquite.engine.function.FunctionImplementation;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.spi.vector.Vector;

/** A window function of its own, one that is no aggregate. Thread-safe. */
@FunctionalInterface
interface WindowFunction extends FunctionImplementation {
    /** The result for each row of a bucket, in its order. */
    Vector compute(WindowCall call, WindowRows rows);
}
