package io.mesquite.processes;

import io.mesquite.coordinator.cluster.Cluster;
import io.mesquite.coordinator.cluster.ClusterListener;
import io.mesquite.coordinator.cluster.ClusterStatus;
import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.coordinator.cluster.WorkerInfo;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed number of worker processes on this machine. One that ends is replaced, after a while where it ended soon. Every query may have a slot on
 * each worker: how many run at once is the coordinator's affair. Thread-safe.
 */
public final class ProcessCluster implements Cluster {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessCluster.class);
    private static final String HOST = "127.0.0.1";
    private static final long SHORT_LIFE_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 1000;

    private final ProcessOptions options;
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, WorkerProcess> workers = new LinkedHashMap<>();
    private final Map<String, SlotRequest> waiting = new LinkedHashMap<>();
    private final Map<String, Slot> slots = new HashMap<>();
    private final Map<String, WorkerProcess> workerByTask = new HashMap<>();
    private final ScheduledExecutorService restarts;
    private ClusterListener listener;
    private int started;
    private int granted;
    private boolean closed;

    public ProcessCluster(ProcessOptions options) {
        this.options = options;
        this.restarts = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "mesquite-worker-restarts");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public synchronized void start(ClusterListener newListener) {
        listener = newListener;
        for (int number = 0; number < options.workers(); number++) {
            try {
                startWorker(number);
            } catch (IOException e) {
                close();
                throw new MesquiteException(
                        ErrorCode.INVALID_CONFIGURATION, "A worker process can't be started: " + e.getMessage(), e);
            }
        }
    }

    /** Ids of the processes that run, for tests that end some of them. */
    public synchronized List<Long> processIds() {
        return workers.values().stream().map(WorkerProcess::pid).toList();
    }

    @Override
    public void request(SlotRequest request) {
        synchronized (this) {
            waiting.put(request.id(), request);
        }
        grantWaiting();
    }

    @Override
    public void release(String requestId) {
        List<String> toKill = new ArrayList<>();
        synchronized (this) {
            waiting.remove(requestId);
            slots.values().removeIf(slot -> slot.requestId().equals(requestId));
            workerByTask.keySet().stream()
                    .filter(task -> task.startsWith(requestId + "."))
                    .forEach(toKill::add);
        }
        toKill.forEach(this::kill);
    }

    @Override
    public void launch(TaskLaunch task) {
        WorkerProcess worker;
        synchronized (this) {
            Slot slot = slots.get(task.slotId());
            worker = slot == null ? null : workers.get(slot.workerId());
            if (worker != null) {
                workerByTask.put(task.id(), worker);
            }
        }
        if (worker == null) {
            listener.taskEnded(task.id(), TaskOutcome.LOST, "its slot is gone");
        } else {
            // where it can't be told, it has ended, and its end is told for all its tasks
            worker.launch(task.id(), task.payload());
        }
    }

    @Override
    public void kill(String taskId) {
        WorkerProcess worker;
        synchronized (this) {
            worker = workerByTask.get(taskId);
        }
        if (worker != null) {
            worker.kill(taskId);
        }
    }

    @Override
    public synchronized ClusterStatus status() {
        return new ClusterStatus(
                workers.size(),
                slots.size(),
                workers.size(),
                0,
                workers.size() + " of " + options.workers() + " worker processes on this machine");
    }

    @Override
    public synchronized List<WorkerInfo> workers() {
        return workers.values().stream()
                .map(worker -> new WorkerInfo(
                        worker.id(),
                        HOST,
                        options.threads().orElse(Runtime.getRuntime().availableProcessors()),
                        0,
                        (int) slots.values().stream()
                                .filter(slot -> slot.workerId().equals(worker.id()))
                                .count(),
                        worker.tasks(),
                        worker.since()))
                .toList();
    }

    private void startWorker(int number) throws IOException {
        String id = "w-" + name + "-" + ++started;
        workers.put(id, WorkerProcess.start(options, id, number, new Events()));
    }

    /** Grants what can be granted, the oldest first; called without the lock. */
    private void grantWaiting() {
        Map<String, List<Slot>> grants = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        synchronized (this) {
            List<WorkerProcess> ready = workers.values().stream()
                    .filter(WorkerProcess::isReady)
                    .sorted(Comparator.comparing(WorkerProcess::number))
                    .toList();
            // a query that began with fewer would be slow though its worker comes in a moment
            int starting = workers.size() - ready.size();
            for (SlotRequest request : List.copyOf(waiting.values())) {
                int wanted = Math.min(request.atMost(), ready.size() + starting);
                if (ready.isEmpty() || ready.size() < Math.max(request.atLeast(), wanted)) {
                    reasons.put(
                            request.id(),
                            ready.size() + " of " + options.workers() + " worker processes are up, " + starting
                                    + " are being started");
                } else {
                    waiting.remove(request.id());
                    grants.put(request.id(), grant(request, ready));
                }
            }
        }
        grants.forEach(listener::granted);
        reasons.forEach(listener::waiting);
    }

    private List<Slot> grant(SlotRequest request, List<WorkerProcess> ready) {
        List<Slot> given = new ArrayList<>();
        for (WorkerProcess worker : ready.subList(0, Math.min(request.atMost(), ready.size()))) {
            Slot slot = new Slot("s" + ++granted, request.id(), worker.id(), HOST);
            slots.put(slot.id(), slot);
            given.add(slot);
        }
        return given;
    }

    private final class Events implements WorkerProcess.Listener {
        @Override
        public void ready(WorkerProcess worker) {
            grantWaiting();
        }

        @Override
        public void taskEnded(String taskId, TaskOutcome outcome, String message) {
            synchronized (ProcessCluster.this) {
                workerByTask.remove(taskId);
            }
            listener.taskEnded(taskId, outcome, message);
        }

        @Override
        public void exited(WorkerProcess worker, int status, Set<String> unfinished) {
            boolean wasWanted;
            synchronized (ProcessCluster.this) {
                wasWanted = !closed;
                workers.remove(worker.id());
                workerByTask.values().removeIf(other -> other == worker);
            }
            if (wasWanted) {
                String message = "its process ended with status " + status;
                unfinished.forEach(task -> listener.taskEnded(task, TaskOutcome.LOST, message));
                listener.workerLost(worker.id(), message);
                replace(worker);
            }
        }
    }

    private void replace(WorkerProcess worker) {
        long age = System.currentTimeMillis() - worker.since().toEpochMilli();
        long pause = age < SHORT_LIFE_MILLIS ? PAUSE_MILLIS : 0;
        try {
            restarts.schedule(
                    () -> {
                        synchronized (this) {
                            if (!closed) {
                                startOrTryLater(worker);
                            }
                        }
                        grantWaiting();
                    },
                    pause,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed meanwhile", e);
        }
    }

    private void startOrTryLater(WorkerProcess worker) {
        try {
            startWorker(worker.number());
        } catch (IOException e) {
            LOG.error("a worker process can't be started; trying again", e);
            replace(worker);
        }
    }

    @Override
    public void close() {
        List<WorkerProcess> running;
        synchronized (this) {
            closed = true;
            running = List.copyOf(workers.values());
        }
        restarts.shutdownNow();
        running.forEach(WorkerProcess::stop);
    }
}
