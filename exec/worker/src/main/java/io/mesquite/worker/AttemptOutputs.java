package io.mesquite.worker;

import io.mesquite.engine.exchange.ExchangeOutput;
import io.mesquite.engine.exchange.FrameStream;
import io.mesquite.engine.exchange.OutputBuffer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.remote.FrameServer;
import io.mesquite.engine.remote.TaskAssignment;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tasks of an attempt have sent and others have not fetched yet. Thread-safe. */
final class AttemptOutputs {
    /** So long a request waits for frames: less than the receiver's time-out. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final CancelToken cancel;
    private final Map<String, OutputBuffer> buffers = new HashMap<>();
    private final Map<String, FrameServer> servers = new HashMap<>();

    AttemptOutputs(CancelToken cancel) {
        this.cancel = cancel;
        cancel.onCancel(this::changed);
    }

    /** The end of a task. */
    Breaker open(String taskId, TaskAssignment assignment) {
        OutputBuffer buffer = new OutputBuffer(assignment.receivers(), assignment.exchangeBufferBytes(), cancel);
        synchronized (this) {
            buffers.put(taskId, buffer);
            notifyAll();
        }
        return new ExchangeOutput(assignment.fragment().output(), buffer);
    }

    /** For a receiver in this process; waits until the sender is there, which it is soon. */
    FrameStream localStream(String taskId, int receiver) {
        OutputBuffer buffer = null;
        while (buffer == null) {
            cancel.check();
            buffer = await(taskId);
        }
        return buffer.stream(receiver);
    }

    /** For a receiver in another process. */
    List<byte[]> frames(String taskId, int receiver, long token) {
        OutputBuffer buffer = await(taskId);
        if (buffer == null) {
            checkAlive();
            return FrameServer.nothing(token);
        }
        List<byte[]> answer = server(taskId, receiver, buffer).fetch(token, LONGEST_WAIT);
        checkAlive();
        return answer;
    }

    void discard(String taskId, int receiver) {
        OutputBuffer buffer = await(taskId);
        if (buffer != null) {
            server(taskId, receiver, buffer).discard();
        }
    }

    /** Rows of a task that failed are not given out: they may be too few. */
    private void checkAlive() {
        if (cancel.isCancelled()) {
            throw new MesquiteException(
                    ErrorCode.WORKER_LOST,
                    "The query has ended on this worker: " + cancel.reason().getMessage());
        }
    }

    private synchronized FrameServer server(String taskId, int receiver, OutputBuffer buffer) {
        return servers.computeIfAbsent(taskId + "/" + receiver, key -> new FrameServer(buffer.stream(receiver)));
    }

    private synchronized OutputBuffer await(String taskId) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (!buffers.containsKey(taskId) && !cancel.isCancelled()) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return null;
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a task", e);
        }
        return buffers.get(taskId);
    }

    private synchronized void changed() {
        notifyAll();
    }
}
