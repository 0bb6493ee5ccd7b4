package io.mesquite.engine.pipeline;

/** An operator of a pipeline, shared by its lanes. Thread-safe. */
public interface OperatorFactory {
    /** The operator for one more lane, in front of {@code next}. */
    BatchConsumer openLane(LaneContext context, BatchConsumer next);
}
