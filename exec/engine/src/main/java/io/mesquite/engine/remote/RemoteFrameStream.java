package io.mesquite.engine.remote;

import io.mesquite.engine.exchange.FrameStream;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames of a task in another process, fetched ahead from its {@link FrameServer} while fewer bytes than a limit are here. A request that
 * fails is sent again with the same token, until the query is cancelled: whether a worker is lost is for the coordinator to
 * say. Only where a sender can't be reached for long, though the coordinator believes that it is well, the query is ended. Thread-safe.
 */
public final class RemoteFrameStream implements FrameStream {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteFrameStream.class);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOST_AFTER = Duration.ofSeconds(20);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final HttpCalls calls;
    private Source source;
    private final CancelToken cancel;
    private final long limitBytes;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private long bytes;
    private long token;
    private boolean requested;
    private boolean exhausted;
    private boolean discarded;
    private boolean taken;
    private boolean held;
    /** Answers to requests of former ones are of no use. */
    private int generation;

    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long failingSince;
    private Runnable listener = () -> {};

    /** @param limitBytes that are here at most before no more are asked for; an answer may go beyond */
    public RemoteFrameStream(HttpCalls calls, Source source, CancelToken cancel, long limitBytes) {
        this.calls = calls;
        this.source = source;
        this.cancel = cancel;
        this.limitBytes = limitBytes;
    }

    /**
     * Where the frames come from.
     *
     * @param receiver number of the task that reads
     */
    public record Source(TaskLocation sender, String attempt, int receiver, String secret) {
        private String url(String path) {
            return sender.worker().url() + path + attempt + "/" + sender.taskId() + "/" + receiver;
        }

        private Source of(TaskLocation other) {
            return new Source(other, attempt, receiver, secret);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return sender.taskId() + " at " + sender.worker().url();
        }
    }

    @Override
    public byte[] poll() {
        byte[] frame;
        synchronized (this) {
            frame = frames.poll();
            if (frame != null) {
                bytes -= frame.length;
                taken = true;
            }
        }
        requestMore();
        return frame;
    }

    @Override
    public synchronized boolean isFinished() {
        return exhausted && frames.isEmpty() || discarded;
    }

    @Override
    public synchronized void onChange(Runnable newListener) {
        listener = newListener;
    }

    /**
     * The sender is lost. Where nothing of it was taken, what is here is dropped, and nothing comes until there is another sender.
     *
     * @return how much was taken
     */
    public synchronized SenderState hold() {
        if (discarded || exhausted) {
            return SenderState.COMPLETE;
        } else if (taken) {
            return SenderState.TAKEN;
        }
        held = true;
        generation++;
        frames.clear();
        bytes = 0;
        token = 0;
        return SenderState.UNTOUCHED;
    }

    /** Another run of the sender's task takes its place. Does nothing where the stream is not held. */
    public void replaceSender(TaskLocation sender) {
        boolean unwanted;
        synchronized (this) {
            if (!held) {
                return;
            }
            held = false;
            requested = false;
            failingSince = 0;
            pauseMillis = FIRST_PAUSE_MILLIS;
            source = source.of(sender);
            unwanted = discarded;
        }
        if (unwanted) {
            sendDiscard();
        } else {
            requestMore();
        }
    }

    @Override
    public void discard() {
        synchronized (this) {
            if (discarded || exhausted && frames.isEmpty()) {
                discarded = true;
                return;
            }
            discarded = true;
            frames.clear();
            bytes = 0;
            if (exhausted) {
                return;
            }
        }
        sendDiscard();
    }

    private void sendDiscard() {
        Source sender;
        synchronized (this) {
            sender = source;
        }
        if (!cancel.isCancelled()) {
            calls.postAsync(sender.url(Protocol.DISCARD), sender.secret, new byte[0], REQUEST_TIMEOUT)
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            LOG.debug("{} was not told that no more is wanted", sender, failure);
                        }
                    });
        }
    }

    private void requestMore() {
        long from;
        int asked;
        Source sender;
        synchronized (this) {
            if (requested || held || exhausted || discarded || bytes >= limitBytes || cancel.isCancelled()) {
                return;
            }
            requested = true;
            from = token;
            asked = generation;
            sender = source;
        }
        calls.postAsync(sender.url(Protocol.FRAMES) + "/" + from, sender.secret, new byte[0], REQUEST_TIMEOUT)
                .thenAccept(answer -> received(answer, asked))
                .exceptionally(failure -> {
                    failed(HttpCalls.cause(failure), sender, asked);
                    return null;
                });
    }

    private void received(byte[] answer, int asked) {
        Runnable toTell;
        synchronized (this) {
            if (asked != generation) {
                return;
            }
            take(answer);
            requested = false;
            failingSince = 0;
            pauseMillis = FIRST_PAUSE_MILLIS;
            toTell = listener;
        }
        toTell.run();
        requestMore();
    }

    /** All or nothing, so that a damaged answer can be asked for again. */
    private void take(byte[] answer) {
        ByteBuffer buffer = ByteBuffer.wrap(answer);
        ArrayDeque<byte[]> taken = new ArrayDeque<>();
        long takenBytes = 0;
        try {
            int flags = buffer.get();
            long next = buffer.getLong();
            while (buffer.hasRemaining()) {
                byte[] frame = FrameCompression.unwrap(buffer);
                taken.add(frame);
                takenBytes += frame.length;
            }
            if (next != token + taken.size()) {
                throw new IllegalStateException(
                        "an answer of " + taken.size() + " frames from " + token + " that ends at " + next);
            }
            token = next;
            exhausted = (flags & FrameServer.FINISHED) != 0;
        } catch (BufferUnderflowException damaged) {
            throw new IllegalStateException("an answer of " + answer.length + " bytes is cut short", damaged);
        }
        if (!discarded) {
            frames.addAll(taken);
            bytes += takenBytes;
        }
    }

    private void failed(Throwable failure, Source sender, int asked) {
        long pause;
        synchronized (this) {
            long now = System.nanoTime();
            failingSince = failingSince == 0 ? now : failingSince;
            if (discarded || asked != generation || cancel.isCancelled()) {
                return;
            }
            if (now - failingSince < LOST_AFTER.toNanos()) {
                pause = pauseMillis;
                pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
            } else {
                pause = -1;
            }
        }
        LOG.debug("no frames from {}: {}", sender, failure.toString());
        if (pause < 0) {
            cancel.cancel(new MesquiteException(
                    ErrorCode.WORKER_LOST,
                    "The worker at " + sender.sender.worker().url() + " could not be reached for "
                            + LOST_AFTER.toSeconds() + " seconds by another worker, though both run: " + failure
                            + ". Look at the network between them.",
                    failure));
            return;
        }
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(() -> {
            synchronized (this) {
                if (asked != generation) {
                    return;
                }
                requested = false;
            }
            requestMore();
        });
    }
}
