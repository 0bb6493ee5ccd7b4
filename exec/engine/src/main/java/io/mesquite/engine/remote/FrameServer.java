package io.mesquite.engine.remote;

import io.mesquite.engine.exchange.FrameStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the frames of a stream to a receiver in another process, so that none is lost or doubled when a request or an answer is. Frames are
 * counted from 0. A request names the first frame that the receiver does not have, its token, and by that says that it has all before; those that
 * were sent and not yet confirmed are kept and sent again.
 *
 * <pre>
 * token 0  ──>  frames 0 1 2, next token 3
 * token 3  ──>  (lost on its way)              0 1 2 are dropped, 3 4 are kept
 * token 3  ──>  frames 3 4, next token 5, finished
 *
 * answer: flags (byte: 1 is finished), next token (long), then the frames, see {@link FrameCompression}
 * </pre>
 *
 * Thread-safe.
 */
public final class FrameServer {
    static final int FINISHED = 1;
    static final int HEAD_BYTES = 9;
    /** An answer holds not much more. */
    private static final int ANSWER_BYTES = 2 << 20;

    private final FrameStream stream;
    private final boolean compress;
    /** As they are sent. */
    private final ArrayDeque<byte[]> unconfirmed = new ArrayDeque<>();

    private long firstUnconfirmed;
    private boolean exhausted;
    private long changes;

    /** @param compress worth it where the network is slower than about 500 MB/s */
    public FrameServer(FrameStream stream, boolean compress) {
        this.stream = stream;
        this.compress = compress;
        stream.onChange(this::changed);
    }

    /**
     * Frames from a token on, as an answer's parts; waits a while where there are none yet.
     *
     * @throws IllegalArgumentException for a token that was never given out, or was confirmed before
     */
    public synchronized List<byte[]> fetch(long token, Duration most) {
        if (token < firstUnconfirmed || token > firstUnconfirmed + unconfirmed.size()) {
            throw new IllegalArgumentException("token " + token + " where " + firstUnconfirmed + " to "
                    + (firstUnconfirmed + unconfirmed.size()) + " can be asked for");
        }
        while (firstUnconfirmed < token) {
            unconfirmed.poll();
            firstUnconfirmed++;
        }
        if (unconfirmed.isEmpty()) {
            takeNext(most);
        }
        return answer();
    }

    /** The answer where nothing is known of the stream yet. */
    public static List<byte[]> nothing(long token) {
        return List.of(head(0, token));
    }

    /** No more frames are wanted. */
    public void discard() {
        synchronized (this) {
            unconfirmed.clear();
            exhausted = true;
        }
        stream.discard();
    }

    /** Whether the receiver has all there was. */
    public synchronized boolean isDone() {
        return exhausted && unconfirmed.isEmpty();
    }

    private void takeNext(Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (true) {
            long seen = changes;
            // asked before the poll: frames may come in between
            boolean finished = stream.isFinished();
            int bytes = 0;
            byte[] frame = stream.poll();
            while (frame != null) {
                byte[] wrapped = FrameCompression.wrap(frame, compress);
                unconfirmed.add(wrapped);
                bytes += wrapped.length;
                frame = bytes < ANSWER_BYTES ? stream.poll() : null;
            }
            exhausted |= finished || stream.isFinished();
            if (!unconfirmed.isEmpty() || exhausted || !awaitChange(seen, deadline)) {
                return;
            }
        }
    }

    private boolean awaitChange(long seen, long deadline) {
        try {
            while (changes == seen) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                wait(millis);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    private List<byte[]> answer() {
        List<byte[]> parts = new ArrayList<>();
        parts.add(head(exhausted ? FINISHED : 0, firstUnconfirmed + unconfirmed.size()));
        parts.addAll(unconfirmed);
        return parts;
    }

    private static byte[] head(int flags, long nextToken) {
        return ByteBuffer.allocate(HEAD_BYTES)
                .put((byte) flags)
                .putLong(nextToken)
                .array();
    }
}
