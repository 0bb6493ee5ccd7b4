package io.mesquite.mesos.cluster;

import io.mesquite.coordinator.cluster.Cluster;
import io.mesquite.coordinator.cluster.ClusterListener;
import io.mesquite.coordinator.cluster.ClusterStatus;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.coordinator.cluster.WorkerInfo;
import io.mesquite.mesos.http.SchedulerConnection;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.SchedulerEvent;
import io.mesquite.mesos.scheduler.Action;
import io.mesquite.mesos.scheduler.Scheduler;
import io.mesquite.mesos.scheduler.SchedulerSettings;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers and tasks on Mesos. All that happens is put into one queue, and one thread lets the {@link Scheduler} decide and carries
 * out what it wants.
 */
public final class MesosCluster implements Cluster, SchedulerConnection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(MesosCluster.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final MesosOptions options;
    private final Runnable whenTakenOver;
    private final FrameworkIdFile idFile;
    private final BlockingQueue<ObjLongConsumer<Scheduler>> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final long epoch = System.currentTimeMillis() - System.nanoTime() / 1_000_000;
    private volatile ClusterStatus status = new ClusterStatus(0, 0, 0, 0, "Mesos, not started");
    private volatile List<WorkerInfo> workers = List.of();
    private ClusterListener listener;
    private Optional<DistributionServer> distribution = Optional.empty();
    private boolean started;
    /** Of the scheduler's thread. */
    private SchedulerConnection connection;

    private volatile boolean closing;

    /** @param whenTakenOver called once when another coordinator has subscribed as this framework: this one must end */
    public MesosCluster(MesosOptions options, Runnable whenTakenOver) {
        this.options = options;
        this.whenTakenOver = whenTakenOver;
        this.idFile = new FrameworkIdFile(options.stateFile());
    }

    /** @throws MesquiteException INVALID_CONFIGURATION where the id can't be kept or the distribution can't be served */
    @Override
    public void start(ClusterListener toTell) {
        listener = toTell;
        Optional<String> keptId = idFile.read();
        List<String> uris = options.process().uris();
        if (uris.isEmpty() && options.process().image().isEmpty()) {
            DistributionServer server = DistributionServer.start(options.process());
            distribution = Optional.of(server);
            uris = List.of(server.uri());
            LOG.info("Agents fetch workers from {}", server.uri());
        }
        SchedulerSettings settings = new SchedulerSettings(
                options.framework(),
                options.constraints(),
                options.worker(),
                options.slot(),
                options.maxCpus(),
                options.idleTimeout(),
                new JavaWorkerTemplate(options.process(), uris, options.worker()));
        Scheduler scheduler = new Scheduler(settings, keptId, RandomGenerator.getDefault());
        Thread thread = new Thread(() -> run(scheduler), "mesquite-mesos");
        thread.setDaemon(true);
        thread.start();
        started = true;
    }

    private void run(Scheduler scheduler) {
        scheduler.tick(now());
        carryOut(scheduler);
        while (!closing) {
            try {
                ObjLongConsumer<Scheduler> next = queue.poll(scheduler.nextTick(), TimeUnit.MILLISECONDS);
                while (next != null) {
                    next.accept(scheduler, now());
                    next = queue.poll();
                }
                scheduler.tick(now());
                carryOut(scheduler);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                LOG.error("The Mesos scheduler has a defect; it goes on", e);
            }
        }
        scheduler.shutDown(now());
        carryOut(scheduler);
        disconnect(true);
        stopped.countDown();
    }

    /** Never goes back, and is near the time of day. */
    private long now() {
        return epoch + System.nanoTime() / 1_000_000;
    }

    private void carryOut(Scheduler scheduler) {
        status = scheduler.status();
        workers = scheduler.workers();
        for (Action action : scheduler.drain()) {
            carryOut(action);
        }
    }

    private void carryOut(Action action) {
        if (action instanceof Action.Send send) {
            if (connection != null) {
                connection.send(send.call());
            }
        } else if (action instanceof Action.Open open) {
            connection = SchedulerConnection.open(options.masters(), options.access(), open.call(), this);
        } else if (action instanceof Action.Disconnect drop) {
            LOG.warn("The connection to Mesos is dropped: {}", drop.reason());
            disconnect(false);
        } else if (action instanceof Action.KeepFrameworkId keep) {
            keep(keep.frameworkId());
        } else if (action instanceof Action.Granted granted) {
            listener.granted(granted.requestId(), granted.slots());
        } else if (action instanceof Action.Waiting waiting) {
            LOG.info("Request {} waits: {}", waiting.requestId(), waiting.reason());
            listener.waiting(waiting.requestId(), waiting.reason());
        } else if (action instanceof Action.TaskEnded ended) {
            listener.taskEnded(ended.taskId(), ended.outcome(), ended.message());
        } else if (action instanceof Action.WorkerLost lost) {
            LOG.warn("Worker {} is lost: {}", lost.workerId(), lost.message());
            listener.workerLost(lost.workerId(), lost.message());
        } else if (action instanceof Action.Warn warn) {
            LOG.warn("{}", warn.message());
        } else if (action instanceof Action.Exit exit) {
            LOG.error("{}", exit.message());
            whenTakenOver.run();
        }
    }

    private void disconnect(boolean gently) {
        SchedulerConnection old = connection;
        connection = null;
        if (old != null) {
            if (gently) {
                old.flush(FAREWELL);
            }
            old.close();
        }
    }

    private void keep(Optional<String> frameworkId) {
        try {
            idFile.write(frameworkId);
        } catch (IOException e) {
            LOG.error(
                    "The framework's id {} can't be written to {}: a coordinator that starts again will be a new framework: {}",
                    frameworkId.orElse("(none)"),
                    options.stateFile(),
                    e.toString());
        }
    }

    @Override
    public void event(SchedulerConnection from, SchedulerEvent event) {
        queue.add((scheduler, now) -> {
            if (from == connection) {
                if (event instanceof SchedulerEvent.Subscribed subscribed) {
                    LOG.info("Framework {} is subscribed at {}", subscribed.frameworkId(), subscribed.master());
                }
                scheduler.event(event, now);
                carryOut(scheduler);
            }
        });
    }

    @Override
    public void closed(SchedulerConnection from, String reason) {
        queue.add((scheduler, now) -> {
            if (from == connection) {
                LOG.warn("No connection to Mesos: {}", reason);
                connection = null;
                scheduler.closed(reason, now);
            }
        });
    }

    @Override
    public void refused(SchedulerConnection from, SchedulerCall call, String reason) {
        queue.add((scheduler, now) -> {
            if (from == connection) {
                scheduler.refused(call, reason, now);
                carryOut(scheduler);
            }
        });
    }

    @Override
    public void request(SlotRequest request) {
        queue.add((scheduler, now) -> scheduler.request(request, now));
    }

    @Override
    public void release(String requestId) {
        queue.add((scheduler, now) -> scheduler.release(requestId, now));
    }

    @Override
    public void launch(TaskLaunch task) {
        queue.add((scheduler, now) -> scheduler.launch(task, now));
    }

    @Override
    public void kill(String taskId) {
        queue.add((scheduler, now) -> scheduler.kill(taskId, now));
    }

    @Override
    public ClusterStatus status() {
        return status;
    }

    @Override
    public List<WorkerInfo> workers() {
        return workers;
    }

    @Override
    public void close() {
        if (started && !closing) {
            closing = true;
            queue.add((scheduler, now) -> {});
            try {
                if (!stopped.await(2 * FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("Mesos was not told in time that Mesquite ends; it notices by itself");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        distribution.ifPresent(DistributionServer::close);
    }
}
