package io.mesquite.coordinator.remote;

import io.mesquite.engine.exchange.FrameBatches;
import io.mesquite.engine.remote.RemoteFrameStream;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.engine.task.Failures;
import io.mesquite.engine.task.ResultQueue;
import io.mesquite.spi.vector.Batch;

/** Brings the rows of an attempt's root task to the client's queue, on a thread of its own. */
final class RootReader implements Runnable {
    private final RemoteFrameStream stream;
    private final ResultQueue.Feed feed;
    private final CancelToken cancel;
    private final Runnable complete;

    /** @param complete called when all rows are in the queue, or when no more are wanted */
    RootReader(RemoteFrameStream stream, ResultQueue.Feed feed, CancelToken cancel, Runnable complete) {
        this.stream = stream;
        this.feed = feed;
        this.cancel = cancel;
        this.complete = complete;
    }

    @Override
    public void run() {
        try (FrameBatches batches = new FrameBatches(stream, cancel)) {
            Batch batch = batches.next();
            while (batch != null && (batch.size() == 0 || feed.put(batch))) {
                batch = batches.next();
            }
            complete.run();
            feed.complete();
        } catch (Throwable thrown) {
            cancel.cancel(Failures.asMesquite(thrown));
        }
    }
}
