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
    private final Map<String, Output> outputs = new HashMap<>();
    private final Map<String, FrameServer> servers = new HashMap<>();

    private record Output(OutputBuffer buffer, boolean compress) {}

    AttemptOutputs(CancelToken cancel) {
        this.cancel = cancel;
        cancel.onCancel(this::changed);
    }

    /** The end of a task. */
    Breaker open(String taskId, TaskAssignment assignment) {
        OutputBuffer buffer = new OutputBuffer(assignment.receivers(), assignment.exchangeBufferBytes(), cancel);
        synchronized (this) {
            outputs.put(taskId, new Output(buffer, assignment.compress()));
            notifyAll();
        }
        return new ExchangeOutput(assignment.fragment().output(), buffer);
    }

    /** For a receiver in this process; waits until the sender is there, which it is soon. */
    FrameStream localStream(String taskId, int receiver) {
        Output output = null;
        while (output == null) {
            cancel.check();
            output = await(taskId);
        }
        return output.buffer.stream(receiver);
    }

    /** For a receiver in another process. */
    List<byte[]> frames(String taskId, int receiver, long token) {
        Output output = await(taskId);
        if (output == null) {
            checkAlive();
            return FrameServer.nothing(token);
        }
        List<byte[]> answer = server(taskId, receiver, output).fetch(token, LONGEST_WAIT);
        checkAlive();
        return answer;
    }

    void discard(String taskId, int receiver) {
        Output output = await(taskId);
        if (output != null) {
            server(taskId, receiver, output).discard();
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

    private synchronized FrameServer server(String taskId, int receiver, Output output) {
        return servers.computeIfAbsent(
                taskId + "/" + receiver, key -> new FrameServer(output.buffer.stream(receiver), output.compress));
    }

    private synchronized Output await(String taskId) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (!outputs.containsKey(taskId) && !cancel.isCancelled()) {
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
        return outputs.get(taskId);
    }

    private synchronized void changed() {
        notifyAll();
    }
}
