package io.mesquite.engine.pipeline;

/** The start of a pipeline, shared by its lanes. Thread-safe. */
public interface MorselSource extends AutoCloseable {
    /** The source as seen from one lane. */
    Lane openLane(LaneContext context);

    /** How many lanes can have work at once, 0 where there is none at all; asked when the pipeline starts, so after what it reads from is complete. */
    default int maximumLanes() {
        return Integer.MAX_VALUE;
    }

    /** Called once, after the last lane was closed. */
    @Override
    void close();

    /** Used by the lane's thread only. */
    interface Lane extends AutoCloseable {
        /**
         * Takes the next morsel that no lane has taken yet, and pushes its rows; stops early when the consumer is satisfied.
         *
         * @return false, with nothing pushed, when there are no more morsels
         */
        boolean runMorsel(BatchConsumer consumer);

        @Override
        void close();
    }
}
