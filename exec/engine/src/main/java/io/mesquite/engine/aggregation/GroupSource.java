package io.mesquite.engine.aggregation;

import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.spi.vector.Batch;
import java.util.function.Consumer;

/** The groups of a complete aggregation, in partitions that are given out on their own. Thread-safe. */
interface GroupSource {
    /** How many partitions there are. */
    int count();

    /** Gives out the rows of one partition, once; several threads may do so for different partitions. */
    void read(int partition, LaneContext context, Consumer<Batch> to);
}
