package io.mesquite.engine.pipeline;

/**
 * The end of one or more pipelines, that keeps what they give: aggregation, join build, sort. Lanes fill it in parallel; when all
 * lanes of all its pipelines have finished, {@link #complete} is called once; then what depends on it runs.
 */
public interface Breaker extends AutoCloseable {
    /** Where one more lane puts its rows. */
    BatchConsumer openLane(LaneContext context);

    /** Everything is here. Called once, by one thread; may use {@link LaneContext#runParallel}. */
    void complete(LaneContext context);

    /** Gives back memory and files. Called once, when nothing reads from it any more, whatever happened before. */
    @Override
    void close();
}
