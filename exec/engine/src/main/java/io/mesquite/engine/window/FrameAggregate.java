package io.mesquite.engine.window;

import io.mesquite.engine.aggregate.Accumulator;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;
import java.util.function.Supplier;

/**
 * An aggregate and the rows that go into it, which those left out by FILTER or DISTINCT are no longer among: its <em>leaves</em>.
 *
 * @param arguments of the leaves, in order
 * @param partitions the partition of each leaf
 * @param resultType that of the results
 */
record FrameAggregate(
        Supplier<Accumulator> accumulators, Vector[] arguments, int[] partitions, Type resultType, WindowRows rows) {
    int leaves() {
        return partitions.length;
    }

    Accumulator newAccumulator(int groups) {
        Accumulator accumulator = accumulators.get();
        accumulator.reserve(groups);
        return accumulator;
    }

    /** The arguments of some leaves. */
    Vector[] argumentsAt(int[] leaves, int count) {
        Vector[] gathered = new Vector[arguments.length];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = arguments[i].gather(leaves, count);
        }
        return gathered;
    }
}
