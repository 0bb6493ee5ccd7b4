package io.mesquite.engine.exchange;

import io.mesquite.engine.task.CancelToken;
import io.mesquite.spi.vector.Batch;
import java.util.List;

/** The batches of one stream, in order, for whoever reads them outside of a pipeline. Used by one thread at a time. */
public final class FrameBatches implements AutoCloseable {
    private final FrameStream stream;
    private final FrameWaiting waiting;
    private FrameReader reader = new FrameReader(new byte[0]);

    public FrameBatches(FrameStream stream, CancelToken cancel) {
        this.stream = stream;
        this.waiting = new FrameWaiting(List.of(stream), cancel);
    }

    /**
     * The next batch, which is the caller's; waits for it.
     *
     * @return null at the end
     * @throws io.mesquite.spi.error.MesquiteException where the token is cancelled
     */
    public Batch next() {
        Batch batch = reader.next();
        while (batch == null) {
            byte[] frame = waiting.await(this::poll);
            if (frame == null) {
                return null;
            }
            reader = new FrameReader(frame);
            batch = reader.next();
        }
        return batch;
    }

    private FrameWaiting.Answer poll() {
        // asked first: frames may come in between
        boolean finished = stream.isFinished();
        return new FrameWaiting.Answer(stream.poll(), finished);
    }

    /** No more are wanted. */
    @Override
    public void close() {
        waiting.discard();
    }
}
