package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.QueryOptions;
import io.mesquite.coordinator.QueryResources;
import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.engine.remote.RemoteFrameStream;
import io.mesquite.engine.remote.ReportAnswer;
import io.mesquite.engine.remote.SenderState;
import io.mesquite.engine.remote.SplitAnswer;
import io.mesquite.engine.remote.SplitRequest;
import io.mesquite.engine.remote.TaskAssignment;
import io.mesquite.engine.remote.TaskLocation;
import io.mesquite.engine.remote.TaskReport;
import io.mesquite.engine.remote.TaskStart;
import io.mesquite.engine.remote.WorkerAddress;
import io.mesquite.engine.remote.WorkerReport;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.engine.task.Failures;
import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.engine.task.ResultQueue;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try to run a query on a cluster. It asks for slots, launches all tasks on them, waits until each has begun on a worker, tells them of one
 * another, and brings the rows of the root to the client. It has ended when all is done, or at the first thing that goes wrong.
 *
 * <pre>
 * request ──granted──> launch ──all tasks have begun──> running ──all rows are here──> complete ──> ended
 *    └───────────────────┴──────────────────────────────────┴─── lost, failed, cancelled ────────────^
 * </pre>
 *
 * Where a worker is lost while it runs, readers of its tasks are told to take no more of them and say what they have ({@link LostWorker}). Tasks
 * of which they have nothing run again on other workers, under other ids; where they have a part, the attempt has failed.
 *
 * Thread-safe.
 */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    /** So long a worker's question is kept while other tasks are missing. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** So long tasks have, after all rows are here, to end by themselves. */
    private static final long GRACE_NANOS = Duration.ofSeconds(2).toNanos();
    /** So often lost tasks run again before the attempt is given up. */
    private static final int MOST_MENDS = 3;

    private final String id;
    private final Work work;
    private final AttemptServices services;
    private final Listener listener;
    private final CancelToken cancel = new CancelToken();
    private final AttemptScans scans;
    private final AttemptMessages messages;
    private final long created = System.nanoTime();
    private AttemptTasks tasks;
    private String waitReason = "the cluster was asked for workers";
    /** Not null while tasks of a lost worker wait to run again. */
    private LostWorker lostWorker;

    private List<String> replaced = List.of();
    private int mends;
    private boolean reading;
    private long completeAt;
    private boolean complete;
    private boolean ended;

    /** What is to be done. */
    record Work(QueryPlan plan, QueryOptions options, QueryResources resources, ResultQueue.Feed feed) {}

    /** Who wants to know how it goes. */
    interface Listener {
        /** It has failed; nothing of it is of use. Called at most once, and then {@link #ended} is not. */
        void failed(Attempt attempt, MesquiteException failure);

        /** All rows have been handed over and the tasks have ended, or had time to. Called at most once. */
        void ended(Attempt attempt);
    }

    Attempt(String id, Work work, AttemptServices services, Listener listener) {
        this.id = id;
        this.work = work;
        this.services = services;
        this.listener = listener;
        this.messages = new AttemptMessages(id, services.calls());
        this.scans = new AttemptScans(work.plan, services.connectors());
        // a failure of the reader of the root, which has only the token
        cancel.onCancel(() -> services.enqueue().accept(() -> fail(cancel.reason())));
    }

    String id() {
        return id;
    }

    /** The attempt that a task belongs to: {@code q7.a1-3f9c} of {@code q7.a1-3f9c.2.0}. */
    static String idOfTask(String taskId) {
        return taskId.substring(0, taskId.lastIndexOf('.', taskId.lastIndexOf('.') - 1));
    }

    void checkSecret(String given) {
        messages.checkSecret(given);
    }

    /** Asks for slots, near the data where connectors say soon where that is. */
    void request() {
        services.register().accept(this);
        long most = services.options().localityWait().toMillis();
        CompletableFuture.supplyAsync(scans::bytesByHost)
                .completeOnTimeout(Map.of(), most, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    // who reads the splits gets the error
                    LOG.debug("{}: where its data lies is not known", id, failure);
                    return Map.of();
                })
                .thenAccept(bytesByHost -> services.enqueue().accept(() -> request(bytesByHost)));
    }

    private void request(Map<String, Long> bytesByHost) {
        synchronized (this) {
            if (ended) {
                return;
            }
        }
        services.cluster()
                .request(new SlotRequest(
                        id,
                        work.options.user(),
                        1,
                        services.options().workers(),
                        work.plan.fragments().size(),
                        services.options().slot(),
                        bytesByHost,
                        services.options().localityWait(),
                        services.health().avoided(System.nanoTime())));
    }

    void waiting(String reason) {
        synchronized (this) {
            waitReason = reason;
        }
    }

    synchronized Optional<String> waitingFor() {
        return tasks == null && !ended ? Optional.of(waitReason) : Optional.empty();
    }

    void granted(List<Slot> slots) {
        List<TaskLaunch> launches;
        synchronized (this) {
            if (ended || tasks != null) {
                return;
            }
            tasks = new AttemptTasks(id, work.plan, slots);
            scans.expect(tasks.topology());
            launches = launches();
        }
        launches.forEach(services.cluster()::launch);
    }

    private List<TaskLaunch> launches() {
        return tasks.launches(task -> messages.ticket(services.coordinator(), task), "of " + work.options.user());
    }

    /**
     * A worker has got a task. Waits until all tasks have begun, since each needs to know where the others are.
     *
     * @return empty where they have not after a while: the worker asks again
     */
    Optional<TaskAssignment> started(TaskStart start) {
        Runnable next;
        AttemptTasks all;
        synchronized (this) {
            checkAlive();
            boolean last = tasks.started(start);
            all = tasks;
            next = !last ? () -> {} : reading ? this::tellReaders : () -> readRoot(all);
            reading |= last;
            notifyAll();
        }
        next.run();
        return awaitAll(all) ? Optional.of(assignment(start.taskId(), all)) : Optional.empty();
    }

    private synchronized boolean awaitAll(AttemptTasks all) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (!all.haveAllStarted()) {
                checkAlive();
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MesquiteException(ErrorCode.SERVER_SHUTTING_DOWN, "The coordinator is shutting down.", e);
        }
        checkAlive();
        return true;
    }

    private TaskAssignment assignment(String taskId, AttemptTasks all) {
        return all.assignment(
                taskId,
                services.catalogs(),
                work.options.memoryBytes().orElse(services.options().queryMemoryBytes()),
                new AttemptTasks.Exchange(
                        services.exchangeBufferBytes(), services.options().compress()));
    }

    private void readRoot(AttemptTasks all) {
        RemoteFrameStream stream = new RemoteFrameStream(
                services.calls(),
                new RemoteFrameStream.Source(all.root(), id, 0, messages.secret()),
                cancel,
                services.exchangeBufferBytes());
        Thread thread = new Thread(new RootReader(stream, work.feed, cancel, this::complete), "mesquite-root-" + id);
        thread.setDaemon(true);
        thread.start();
    }

    SplitAnswer splits(SplitRequest request) {
        synchronized (this) {
            checkAlive();
        }
        try {
            return new SplitAnswer(scans.take(request), scans.completeFilters());
        } catch (RuntimeException | Error thrown) {
            MesquiteException failure = Failures.asMesquite(thrown);
            synchronized (this) {
                // a run that was replaced is refused, and of no interest
                if (tasks.isCurrent(request.taskId())) {
                    services.enqueue().accept(() -> fail(failure));
                }
            }
            throw failure;
        }
    }

    ReportAnswer report(WorkerReport report) {
        synchronized (this) {
            if (ended || tasks.isLost(report.worker())) {
                return new ReportAnswer(true, List.of());
            }
            tasks.heard(report);
            notifyAll();
        }
        scans.publish(report);
        for (TaskReport task : report.tasks()) {
            task.failure().ifPresent(failure -> services.enqueue().accept(() -> fail(failure.toException())));
        }
        services.enqueue().accept(this::endWhenDone);
        return new ReportAnswer(false, scans.completeFilters());
    }

    void taskEnded(String taskId, TaskOutcome outcome, String message) {
        String worker;
        String what = "Task " + taskId + " was lost: " + (message.isEmpty() ? outcome.toString() : message);
        synchronized (this) {
            if (ended || tasks == null || tasks.hasReportedEnd(taskId) || outcome == TaskOutcome.FINISHED) {
                return;
            } else if (outcome == TaskOutcome.FAILED) {
                // its worker tells the real reason, unless it can't reach this process
                tasks.expectFailure(taskId, System.nanoTime(), what);
                return;
            }
            worker = tasks.workerOf(taskId);
        }
        lost(worker, what);
    }

    void workerLost(String workerId, String message) {
        synchronized (this) {
            if (ended || tasks == null || tasks.hostOfWorker(workerId).isEmpty()) {
                return;
            }
        }
        lost(workerId, "Worker " + workerId + " was lost: " + message);
    }

    /** Looks at the clock. */
    void tick() {
        long now = System.nanoTime();
        Optional<AttemptTasks.Silent> silent = Optional.empty();
        String waited = null;
        synchronized (this) {
            if (ended) {
                return;
            }
            if (tasks == null) {
                waited = now - created > services.options().waitTimeout().toNanos() ? waitReason : null;
            } else if (!complete) {
                silent = tasks.silent(now, services.options());
            }
        }
        silent.ifPresent(worker -> lost(worker.workerId(), worker.message()));
        if (waited != null) {
            fail(new MesquiteException(
                    ErrorCode.NO_WORKERS,
                    "The query waited for workers for "
                            + services.options().waitTimeout().toSeconds() + " seconds: " + waited
                            + ". Try again later, or look at the cluster."));
        }
        endWhenDone();
    }

    /** Whether all rows have been handed over. */
    synchronized boolean isComplete() {
        return complete;
    }

    private void complete() {
        synchronized (this) {
            complete = true;
            completeAt = System.nanoTime();
        }
        services.enqueue().accept(this::endWhenDone);
    }

    private void endWhenDone() {
        synchronized (this) {
            if (ended || !complete || !tasks.haveAllEnded() && System.nanoTime() - completeAt < GRACE_NANOS) {
                return;
            }
            tasks.hosts().forEach(services.health()::succeeded);
        }
        end();
        listener.ended(this);
    }

    private void lost(String workerId, String message) {
        String host;
        Optional<LostWorker> mendable;
        synchronized (this) {
            if (ended || complete || tasks.isLost(workerId)) {
                return;
            }
            host = tasks.hostOfWorker(workerId).orElse("?");
            mendable = tasks.lose(workerId).filter(worker -> lostWorker == null && mends < MOST_MENDS);
            mendable.ifPresent(worker -> {
                lostWorker = worker;
                mends++;
            });
        }
        LOG.warn("{}: {} ({})", id, message, host);
        services.health().failed(host, System.nanoTime());
        if (mendable.isEmpty()) {
            fail(new MesquiteException(ErrorCode.WORKER_LOST, message));
            return;
        }
        messages.hold(mendable.get().readers())
                .whenComplete((states, failure) -> services.enqueue().accept(() -> {
                    if (failure == null && mendable.get().canBeMended(states)) {
                        mend(mendable.get(), states);
                    } else {
                        fail(new MesquiteException(ErrorCode.WORKER_LOST, message));
                    }
                }));
    }

    private void mend(LostWorker worker, Map<String, SenderState> states) {
        List<TaskLaunch> launches;
        List<String> again;
        synchronized (this) {
            if (ended || complete) {
                return;
            }
            again = tasks.replace(worker, states);
            replaced = again;
            lostWorker = again.isEmpty() ? null : worker;
        }
        again.forEach(scans::giveBack);
        synchronized (this) {
            launches = launches();
        }
        LOG.warn(
                "{}: {} of {} tasks of worker {} run again",
                id,
                again.size(),
                worker.tasks().size(),
                worker.workerId());
        launches.forEach(services.cluster()::launch);
        services.enqueue().accept(this::endWhenDone);
    }

    /** All runs that took another's place have begun. */
    private void tellReaders() {
        LostWorker worker;
        Map<String, TaskLocation> locations;
        synchronized (this) {
            worker = lostWorker;
            locations = tasks.replacements(replaced);
        }
        messages.replace(worker.readers(), locations)
                .whenComplete((done, failure) -> services.enqueue().accept(() -> {
                    synchronized (this) {
                        lostWorker = null;
                    }
                    if (failure != null) {
                        fail(new MesquiteException(
                                ErrorCode.WORKER_LOST,
                                "A worker could not be told which task replaces a lost one: " + failure.getMessage(),
                                failure));
                    }
                }));
    }

    private void fail(MesquiteException failure) {
        synchronized (this) {
            if (ended || complete) {
                return;
            }
        }
        end();
        listener.failed(this, failure);
    }

    /** Gives everything back. Does nothing the second time. */
    void end() {
        Set<WorkerAddress> workers;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            workers = tasks == null ? Set.of() : new HashSet<>(tasks.workers());
            notifyAll();
        }
        services.forget().accept(this);
        cancel.cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "The attempt has ended."));
        messages.over(workers);
        services.cluster().release(id);
        scans.close();
    }

    private void checkAlive() {
        if (ended) {
            throw new MesquiteException(ErrorCode.WORKER_LOST, id + " has ended.");
        }
    }

    synchronized Map<Integer, NodeStatistics> statistics() {
        return tasks == null ? Map.of() : tasks.statistics();
    }

    /** Waits a moment for the last reports. */
    synchronized void awaitReports() {
        long deadline = System.nanoTime() + Duration.ofMillis(500).toNanos();
        try {
            while (tasks != null && !tasks.haveAllEnded() && !ended && System.nanoTime() < deadline) {
                wait(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long splitsKnown() {
        return scans.splitsKnown();
    }

    /** Where it ran, for people. */
    synchronized String summary() {
        return tasks == null ? "no workers yet" : tasks.summary() + scans.locality();
    }
}
