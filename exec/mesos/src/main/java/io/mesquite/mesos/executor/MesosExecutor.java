package io.mesquite.mesos.executor;

import io.mesquite.mesos.http.AgentStream;
import io.mesquite.mesos.http.HttpAccess;
import io.mesquite.mesos.protocol.ExecutorCall;
import io.mesquite.mesos.protocol.ExecutorEvent;
import io.mesquite.mesos.protocol.TaskState;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Mesos executor around a {@link TaskRunner}. It runs until the agent says SHUTDOWN, the agent is gone for too long, or it had nothing
 * to do for so long that its scheduler must be gone: that one ends idle executors sooner.
 */
public final class MesosExecutor implements TaskReports {
    private static final Logger LOG = LoggerFactory.getLogger(MesosExecutor.class);
    private static final long FAREWELL_MILLIS = 2_000;

    private final ExecutorLog log = new ExecutorLog();
    private final AgentConnection connection;
    private final Duration idleTimeout;
    private final BiFunction<String, TaskReports, TaskRunner> starter;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile TaskRunner runner;
    private volatile boolean shuttingDown;
    private volatile long busyAt = System.nanoTime();

    /**
     * @param idleTimeout after which the executor ends by itself
     * @param starter makes the runner, when the agent's name is known
     */
    public MesosExecutor(
            ExecutorEnvironment environment,
            Duration idleTimeout,
            BiFunction<String, TaskReports, TaskRunner> starter) {
        AgentStream stream = new AgentStream(
                HttpAccess.withToken(environment.token()),
                environment.agent(),
                environment.frameworkId(),
                environment.executorId());
        this.connection = new AgentConnection(stream, log, environment.recoveryTimeout(), environment.backOff());
        this.idleTimeout = idleTimeout;
        this.starter = starter;
    }

    /**
     * Runs until the end.
     *
     * @return what a process should exit with
     */
    public int run() {
        Thread watch = new Thread(this::watchIdle, "mesquite-mesos-idle");
        watch.setDaemon(true);
        watch.start();
        Optional<String> failure = connection.run(this::event);
        ended.countDown();
        failure.ifPresent(reason -> LOG.error("The executor ends: {}", reason));
        closeRunner();
        return failure.isPresent() ? 1 : 0;
    }

    private void event(ExecutorEvent event) {
        if (event instanceof ExecutorEvent.Subscribed subscribed) {
            if (runner == null) {
                runner = starter.apply(subscribed.agentHost(), this);
            }
        } else if (event instanceof ExecutorEvent.Launch launch) {
            launch(launch.task());
        } else if (event instanceof ExecutorEvent.Kill kill) {
            runner.kill(kill.taskId());
        } else if (event instanceof ExecutorEvent.Acknowledged acknowledged) {
            log.acknowledged(acknowledged.taskId(), acknowledged.uuid());
            if (shuttingDown && !log.hasUnconfirmedEnds()) {
                connection.close();
            }
        } else if (event instanceof ExecutorEvent.Shutdown) {
            shutDown();
        } else if (event instanceof ExecutorEvent.Error error) {
            LOG.error("The agent says: {}", error.message());
        } else if (event instanceof ExecutorEvent.Unknown unknown) {
            LOG.warn("The agent sends {}, which this executor does not know", unknown.type());
        }
    }

    private void launch(ExecutorEvent.LaunchedTask task) {
        busyAt = System.nanoTime();
        if (log.launched(task) && !shuttingDown) {
            runner.launch(task.taskId(), task.data());
        }
    }

    @Override
    public void changed(String taskId, TaskState state, String message) {
        busyAt = System.nanoTime();
        ExecutorCall.Update update = new ExecutorCall.Update(
                taskId,
                state,
                newUuid(),
                System.currentTimeMillis() / 1000.0,
                Optional.of(message).filter(text -> !text.isEmpty()),
                new byte[0]);
        if (log.updated(update)) {
            connection.send(update);
        }
    }

    /** 16 bytes that are a valid UUID: Mesos takes no others. */
    private static String newUuid() {
        UUID uuid = UUID.randomUUID();
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array());
    }

    /** Ends all tasks, tells so, and stays a little until the agent has confirmed it. */
    private void shutDown() {
        if (shuttingDown) {
            return;
        }
        shuttingDown = true;
        LOG.info("The agent says SHUTDOWN");
        closeRunner();
        log.running().forEach(task -> changed(task, TaskState.KILLED, "the executor was shut down"));
        if (!log.hasUnconfirmedEnds()) {
            connection.close();
            return;
        }
        Thread farewell = new Thread(
                () -> {
                    awaitEnd(FAREWELL_MILLIS);
                    connection.close();
                },
                "mesquite-mesos-farewell");
        farewell.setDaemon(true);
        farewell.start();
    }

    private void closeRunner() {
        TaskRunner open = runner;
        if (open != null) {
            open.close();
        }
    }

    private void watchIdle() {
        while (!awaitEnd(Math.min(5_000, Math.max(50, idleTimeout.toMillis() / 4)))) {
            boolean idle = System.nanoTime() - busyAt > idleTimeout.toNanos();
            if (idle && log.isQuiet()) {
                LOG.info("Nothing to do for {}: the executor ends", idleTimeout);
                connection.close();
                return;
            }
        }
    }

    private boolean awaitEnd(long millis) {
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
