package io.mesquite.engine.exchange;

import io.mesquite.engine.task.CancelToken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames that one task has made and the tasks above it have not fetched yet, one queue for each of them. Holds a bounded
 * number of bytes: who adds waits while the receiver is slower. Thread-safe.
 */
public final class OutputBuffer {
    private final List<Partition> partitions = new ArrayList<>();
    private final long limitBytes;
    private final CancelToken cancel;

    /** @param limitBytes that are held at most for each receiver; a single frame may be larger */
    public OutputBuffer(int receivers, long limitBytes, CancelToken cancel) {
        this.limitBytes = limitBytes;
        this.cancel = cancel;
        for (int i = 0; i < receivers; i++) {
            Partition partition = new Partition();
            partitions.add(partition);
            cancel.onCancel(partition::changed);
        }
    }

    int receivers() {
        return partitions.size();
    }

    /** What receiver number {@code receiver} fetches from. */
    public FrameStream stream(int receiver) {
        return partitions.get(receiver);
    }

    /** Waits for room; throws where the query is cancelled meanwhile. */
    void add(int receiver, byte[] frame) {
        partitions.get(receiver).add(frame);
    }

    /** There will be no more frames. */
    void finish() {
        partitions.forEach(Partition::finish);
    }

    /** Whether no receiver wants anything more. */
    boolean isDiscarded() {
        return partitions.stream().allMatch(Partition::isDiscarded);
    }

    private final class Partition implements FrameStream {
        private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
        private long bytes;
        private boolean finished;
        private boolean discarded;
        private Runnable listener = () -> {};

        void add(byte[] frame) {
            synchronized (this) {
                while (bytes >= limitBytes && !discarded) {
                    cancel.check();
                    await();
                }
                if (discarded) {
                    return;
                }
                frames.add(frame);
                bytes += frame.length;
            }
            listener().run();
        }

        void finish() {
            synchronized (this) {
                finished = true;
            }
            listener().run();
        }

        synchronized boolean isDiscarded() {
            return discarded;
        }

        private synchronized Runnable listener() {
            return listener;
        }

        private void changed() {
            synchronized (this) {
                notifyAll();
            }
            listener().run();
        }

        private void await() {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a receiver", interrupted);
            }
        }

        @Override
        public synchronized byte[] poll() {
            byte[] frame = frames.poll();
            if (frame != null) {
                bytes -= frame.length;
                notifyAll();
            }
            return frame;
        }

        @Override
        public synchronized boolean isFinished() {
            return finished && frames.isEmpty();
        }

        @Override
        public synchronized void onChange(Runnable newListener) {
            listener = newListener;
        }

        @Override
        public synchronized void discard() {
            discarded = true;
            frames.clear();
            bytes = 0;
            notifyAll();
        }
    }
}
