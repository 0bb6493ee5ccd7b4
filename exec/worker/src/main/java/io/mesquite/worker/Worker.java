package io.mesquite.worker;

import io.mesquite.engine.disk.SpillSpace;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.expression.Expressions;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.remote.HttpCalls;
import io.mesquite.engine.remote.HttpEndpoint;
import io.mesquite.engine.remote.TaskTicket;
import io.mesquite.engine.remote.WorkerAddress;
import io.mesquite.engine.task.Failures;
import io.mesquite.engine.task.WorkerThreads;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks. What a task is to do, its coordinator tells: a worker needs no configuration but its own address. Thread-safe.
 * Closing it ends all tasks.
 */
public final class Worker implements AutoCloseable {
    private static final long REPORT_MILLIS = 500;

    private final WorkerThreads threads;
    private final SpillSpace spill;
    private final WorkerMemory memory;
    private final ExpressionCompiler compiler = new Expressions(BuiltinFunctions.registry());
    private final WorkerCatalogs catalogs = new WorkerCatalogs();
    private final HttpCalls calls = new HttpCalls();
    private final TaskListener listener;
    private final WorkerAddress address;
    private final HttpEndpoint endpoint;
    private final Map<String, AttemptRun> attempts = new ConcurrentHashMap<>();
    private final Map<String, AttemptRun> attemptByTask = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor reports;

    private Worker(WorkerOptions options, TaskListener listener) {
        this.listener = listener;
        this.threads = options.threads().map(WorkerThreads::new).orElseGet(WorkerThreads::ofCores);
        this.spill = new SpillSpace(options.spill());
        spill.removeLeftOvers();
        this.memory = options.memoryBytes()
                .map(bytes -> new WorkerMemory(bytes, spill))
                .orElseGet(() -> WorkerMemory.ofHeap(spill));
        this.endpoint = new HttpEndpoint(
                "mesquite-worker-http", options.bindHost(), options.port(), new FrameRoutes(attempts)::answer);
        this.address = new WorkerAddress(options.id(), options.host(), endpoint.port());
        this.reports = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "mesquite-worker-reports");
            thread.setDaemon(true);
            return thread;
        });
        reports.scheduleWithFixedDelay(
                () -> attempts.values().forEach(AttemptRun::report),
                REPORT_MILLIS,
                REPORT_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Starts one; it answers when this returns. */
    public static Worker start(WorkerOptions options, TaskListener listener) {
        return new Worker(options, listener);
    }

    /** Where it answers. */
    public WorkerAddress address() {
        return address;
    }

    /**
     * Starts a task; returns at once. {@link TaskListener#ended} is called for it in every case.
     *
     * @param payload as the coordinator gave it to its cluster
     */
    public void launch(String taskId, byte[] payload) {
        threads.start(() -> run(taskId, payload));
    }

    /** Ends a task soon, and with it what else runs here of its query's attempt. Does nothing where it is not known or has ended. */
    public void kill(String taskId) {
        AttemptRun attempt = attemptByTask.get(taskId);
        if (attempt != null) {
            attempt.kill(taskId);
        }
    }

    /** Tasks that run now. */
    public int runningTasks() {
        return attemptByTask.size();
    }

    private void run(String taskId, byte[] payload) {
        TaskListener.Outcome outcome;
        String message = "";
        try {
            TaskTicket ticket = TaskTicket.read(payload);
            AttemptRun attempt = attempts.computeIfAbsent(ticket.attempt(), id -> new AttemptRun(ticket, parts()));
            attemptByTask.put(taskId, attempt);
            outcome = attempt.runTask(ticket.taskId(), () -> listener.running(taskId));
            message = attempt.endReason();
        } catch (Throwable thrown) {
            MesquiteException failure = Failures.asMesquite(thrown);
            outcome = TaskListener.Outcome.FAILED;
            message = failure.getMessage();
        } finally {
            attemptByTask.remove(taskId);
        }
        listener.ended(taskId, outcome, outcome == TaskListener.Outcome.FINISHED ? "" : message);
    }

    private AttemptRun.Parts parts() {
        return new AttemptRun.Parts(
                address, threads, memory, compiler, catalogs, calls, attempt -> attempts.remove(attempt.id(), attempt));
    }

    @Override
    public void close() {
        List.copyOf(attempts.values()).forEach(attempt -> attempt.abandon("The worker is shutting down."));
        reports.shutdownNow();
        endpoint.close();
        threads.close();
        catalogs.close();
        spill.close();
    }
}
