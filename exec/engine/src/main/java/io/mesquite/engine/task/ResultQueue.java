package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Rows of the root task on their way to the client. Holds a bounded number of bytes: lanes wait while the client is slower than
 * they are. All who wait are woken when the query is cancelled. Thread-safe.
 */
public final class ResultQueue implements Breaker {
    private final long limitBytes;
    private final CancelToken cancel;
    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private long bytes;
    private boolean complete;
    private boolean abandoned;
    private boolean givenOut;
    private int feeds;

    /** @param limitBytes that are held at most; a single batch may be larger */
    public ResultQueue(long limitBytes, CancelToken cancel) {
        this.limitBytes = limitBytes;
        this.cancel = cancel;
        cancel.onCancel(this::wake);
    }

    /**
     * The next rows, which are the caller's; waits for them.
     *
     * @return null at the end
     * @throws io.mesquite.spi.error.MesquiteException why the query failed; rows that are still here are not given out then
     */
    public synchronized Batch next() {
        while (true) {
            cancel.check();
            Batch batch = batches.poll();
            if (batch != null) {
                givenOut = true;
                bytes -= batch.retainedBytes();
                notifyAll();
                return batch;
            }
            if (complete || abandoned) {
                return null;
            }
            await();
        }
    }

    /** The client wants no more rows: what is here and what still comes is dropped. */
    public synchronized void abandon() {
        abandoned = true;
        batches.clear();
        bytes = 0;
        notifyAll();
    }

    /**
     * A way for rows that come from another process. Rows of former feeds are dropped, so that a query can begin again where the client
     * has not seen any of them.
     *
     * @return empty where the client has taken rows already
     */
    public synchronized Optional<Feed> newFeed() {
        if (givenOut) {
            return Optional.empty();
        }
        batches.clear();
        bytes = 0;
        feeds++;
        notifyAll();
        return Optional.of(new Feed(feeds));
    }

    /** Rows of one attempt of a query; only those of the latest feed are taken. */
    public final class Feed {
        private final int number;

        private Feed(int number) {
            this.number = number;
        }

        /** Hands rows over, waiting for room; false where no more are wanted. */
        public boolean put(Batch batch) {
            synchronized (ResultQueue.this) {
                while (isWanted() && bytes >= limitBytes) {
                    cancel.check();
                    await();
                }
                if (isWanted()) {
                    batches.add(batch);
                    bytes += batch.retainedBytes();
                    ResultQueue.this.notifyAll();
                }
                return isWanted();
            }
        }

        /** There are no more rows. */
        public void complete() {
            synchronized (ResultQueue.this) {
                complete |= number == feeds;
                ResultQueue.this.notifyAll();
            }
        }

        private boolean isWanted() {
            return number == feeds && !abandoned;
        }
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        return new Lane();
    }

    @Override
    public synchronized void complete(LaneContext context) {
        complete = true;
        notifyAll();
    }

    /** Called by the task; rows that the client has not taken yet stay. */
    @Override
    public void close() {}

    private synchronized void put(Batch batch) {
        while (bytes >= limitBytes && !abandoned) {
            cancel.check();
            await();
        }
        if (!abandoned) {
            batches.add(batch);
            bytes += batch.retainedBytes();
            notifyAll();
        }
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MesquiteException(
                    ErrorCode.QUERY_CANCELLED, "The thread that waited for rows was interrupted.", interrupted);
        }
    }

    private final class Lane implements BatchConsumer {
        @Override
        public void push(Batch batch) {
            if (batch.size() > 0) {
                put(batch.copy());
            }
        }

        @Override
        public boolean isSatisfied() {
            return isAbandoned();
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
