package io.mesquite.worker;

import io.mesquite.engine.remote.FilterPart;
import io.mesquite.engine.remote.HttpCalls;
import io.mesquite.engine.remote.ReportAnswer;
import io.mesquite.engine.remote.TaskReport;
import io.mesquite.engine.remote.TaskReport.Failure;
import io.mesquite.engine.remote.WorkerReport;
import io.mesquite.engine.task.TaskExecution;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the coordinator hears of an attempt's tasks: twice a second, and at once when a task ends or a join has learned something. One
 * report is under way at a time; each says the whole state, so that a lost one does no harm. Thread-safe.
 */
final class AttemptReports {
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(30);

    private final String attempt;
    private final String worker;
    private final CoordinatorClient coordinator;
    private final Listener listener;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final List<FilterPart> unsentFilters = new ArrayList<>();
    private int filtersConfirmed;
    private boolean underWay;
    private boolean changed;
    private long failingSince;

    private static final class Task {
        private TaskExecution execution;
        private boolean ended;
        private Optional<Failure> failure = Optional.empty();
    }

    AttemptReports(String attempt, String worker, CoordinatorClient coordinator, Listener listener) {
        this.attempt = attempt;
        this.worker = worker;
        this.coordinator = coordinator;
        this.listener = listener;
    }

    /** What comes back. */
    interface Listener {
        /** Dynamic filters that the coordinator has put together. */
        void heard(List<FilterPart> complete);

        /** The attempt has ended. */
        void over();

        /** The coordinator could not be reached for long. */
        void abandon(String reason);
    }

    synchronized void add(String taskId, TaskExecution execution) {
        tasks.computeIfAbsent(taskId, id -> new Task()).execution = execution;
    }

    /** @param failure null where the task finished, or was not wanted any more */
    void ended(String taskId, MesquiteException failure) {
        synchronized (this) {
            Task task = tasks.computeIfAbsent(taskId, id -> new Task());
            task.ended = true;
            task.failure = Optional.ofNullable(failure).map(Failure::of);
        }
        sendNow();
    }

    void publish(FilterPart part) {
        synchronized (this) {
            unsentFilters.add(part);
        }
        sendNow();
    }

    /** Sends a report; where one is under way, after that. */
    void sendNow() {
        WorkerReport report;
        int filtersSent;
        synchronized (this) {
            changed = underWay;
            if (underWay) {
                return;
            }
            underWay = true;
            report = new WorkerReport(attempt, worker, taskReports(), filtersConfirmed, List.copyOf(unsentFilters));
            filtersSent = unsentFilters.size();
        }
        coordinator.report(report).whenComplete((answer, failure) -> {
            if (failure == null) {
                answered(answer, filtersSent);
            } else {
                failed(HttpCalls.cause(failure));
            }
        });
    }

    private List<TaskReport> taskReports() {
        List<TaskReport> reports = new ArrayList<>();
        tasks.forEach((id, task) -> reports.add(new TaskReport(
                id,
                task.ended,
                task.execution == null
                        ? List.of()
                        : List.copyOf(task.execution.statistics().values()),
                task.failure)));
        return reports;
    }

    private void answered(ReportAnswer answer, int filtersSent) {
        boolean again;
        synchronized (this) {
            underWay = false;
            failingSince = 0;
            unsentFilters.subList(0, filtersSent).clear();
            filtersConfirmed += filtersSent;
            again = changed && !answer.over();
        }
        listener.heard(answer.filters());
        if (answer.over()) {
            listener.over();
        } else if (again) {
            sendNow();
        }
    }

    private void failed(Throwable failure) {
        Runnable then = () -> {};
        synchronized (this) {
            underWay = false;
            long now = System.nanoTime();
            failingSince = failingSince == 0 ? now : failingSince;
            if (failure instanceof MesquiteException) {
                // the coordinator answers, but knows nothing of the attempt
                then = listener::over;
            } else if (now - failingSince > GIVE_UP_AFTER.toNanos()) {
                then = () -> listener.abandon("its coordinator could not be reached for " + GIVE_UP_AFTER.toSeconds()
                        + " seconds: " + failure);
            }
        }
        then.run();
    }
}
