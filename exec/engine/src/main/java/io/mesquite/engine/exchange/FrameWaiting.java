package io.mesquite.engine.exchange;

import io.mesquite.engine.task.CancelToken;
import java.util.List;
import java.util.function.Supplier;

/** Waits until one of several streams has something to say, or the query is cancelled. Thread-safe. */
final class FrameWaiting {
    /**
     * @param frame null where none is here now
     * @param finished whether none will come
     */
    record Answer(byte[] frame, boolean finished) {}

    private final List<FrameStream> streams;
    private final CancelToken cancel;
    private long changes;

    FrameWaiting(List<FrameStream> streams, CancelToken cancel) {
        this.streams = List.copyOf(streams);
        this.cancel = cancel;
        cancel.onCancel(this::changed);
        this.streams.forEach(stream -> stream.onChange(this::changed));
    }

    /** Asks again after each change; null at the end. */
    byte[] await(Supplier<Answer> question) {
        while (true) {
            // first, so that no change after it is missed
            long seen = changes();
            cancel.check();
            Answer answer = question.get();
            if (answer.frame != null || answer.finished) {
                return answer.frame;
            }
            awaitChange(seen);
        }
    }

    void discard() {
        streams.forEach(FrameStream::discard);
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    private synchronized void awaitChange(long seen) {
        try {
            while (changes == seen) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another task", interrupted);
        }
    }
}
