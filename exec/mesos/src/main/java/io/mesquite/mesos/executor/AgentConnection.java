package io.mesquite.mesos.executor;

import io.mesquite.mesos.http.AgentStream;
import io.mesquite.mesos.protocol.ExecutorCall;
import io.mesquite.mesos.protocol.ExecutorEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps subscribed at the agent. While it restarts the stream breaks and connections are refused; when it is back it is told all that it
 * may have missed.
 */
final class AgentConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentConnection.class);

    private final AgentStream stream;
    private final ExecutorLog log;
    private final Optional<Duration> recoveryTimeout;
    private final Duration backOff;
    private final ExecutorService updates = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "mesquite-mesos-updates");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;
    /** Nanoseconds at which the agent was last heard of. */
    private volatile long lastHeard = System.nanoTime();

    AgentConnection(AgentStream stream, ExecutorLog log, Optional<Duration> recoveryTimeout, Duration backOff) {
        this.stream = stream;
        this.log = log;
        this.recoveryTimeout = recoveryTimeout;
        this.backOff = backOff;
    }

    /**
     * Gives out events until the connection is closed or the agent is gone for too long.
     *
     * @return why it ended; empty where it was closed
     */
    Optional<String> run(Consumer<ExecutorEvent> events) {
        while (!closed) {
            String reason;
            try {
                reason = stream.follow(log.subscribe(), event -> {
                    lastHeard = System.nanoTime();
                    events.accept(event);
                });
            } catch (IOException e) {
                reason = "the agent can't be reached: " + e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted");
            }
            if (closed) {
                break;
            }
            LOG.warn("No connection to the agent: {}", reason);
            if (recoveryTimeout.isEmpty()) {
                return Optional.of(reason + "; without checkpoints it is not waited for");
            }
            if (System.nanoTime() - lastHeard > recoveryTimeout.get().toNanos()) {
                return Optional.of(reason + "; it did not come back within " + recoveryTimeout.get());
            }
            pause();
        }
        return Optional.empty();
    }

    private void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(backOff.toMillis() / 2, backOff.toMillis() + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends an update; returns at once. What the agent does not take now it is told when it is subscribed to again. */
    void send(ExecutorCall.Update update) {
        try {
            updates.execute(() -> carryOut(update));
        } catch (RejectedExecutionException e) {
            // closed meanwhile
        }
    }

    private void carryOut(ExecutorCall.Update update) {
        try {
            stream.send(update);
        } catch (IOException e) {
            LOG.warn("The agent did not take {} of task {}: {}", update.state(), update.taskId(), e.toString());
            stream.drop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        updates.shutdown();
        stream.drop();
    }
}
