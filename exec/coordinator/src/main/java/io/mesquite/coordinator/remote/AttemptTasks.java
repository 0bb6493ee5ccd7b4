package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.Topology;
import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.engine.remote.CatalogDescription;
import io.mesquite.engine.remote.SenderState;
import io.mesquite.engine.remote.TaskAssignment;
import io.mesquite.engine.remote.TaskLocation;
import io.mesquite.engine.remote.TaskReport;
import io.mesquite.engine.remote.TaskStart;
import io.mesquite.engine.remote.WorkerAddress;
import io.mesquite.engine.remote.WorkerReport;
import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tasks of an attempt: on which slots, on which workers, and how they are. Not thread-safe: its attempt guards it. */
final class AttemptTasks {
    /** A worker says why a task failed at the latest this long after its cluster says that it did. */
    private static final long REASON_NANOS = 3_000_000_000L;

    private final String attempt;
    private final QueryPlan plan;
    private final List<Slot> slots;
    private final Set<String> lostWorkers = new HashSet<>();
    /** The run of a task that counts now, by the id of the first. */
    private final Map<String, String> runs = new HashMap<>();

    private final Topology topology;
    private final Map<String, AttemptTask> tasks = new LinkedHashMap<>();
    private final Map<String, Long> lastHeard = new HashMap<>();
    private int started;
    private int runsAgain;

    /** A worker that should have said something. */
    record Silent(String workerId, String message) {}

    /** How rows go from one task to another. */
    record Exchange(long bufferBytes, boolean compress) {}

    AttemptTasks(String attempt, QueryPlan plan, List<Slot> slots) {
        this.attempt = attempt;
        this.plan = plan;
        this.slots = new ArrayList<>(slots);
        this.topology = new Topology(plan, slots.size());
        for (Fragment fragment : plan.fragments()) {
            int count = topology.tasks(fragment.id());
            for (int number = 0; number < count; number++) {
                // single tasks are spread over the slots
                int slot = count == 1 ? fragment.id() % slots.size() : number;
                tasks.put(taskId(fragment.id(), number), new AttemptTask(fragment, number, slots.get(slot)));
            }
        }
    }

    private String taskId(int fragment, int number) {
        String first = attempt + "." + fragment + "." + number;
        return runs.getOrDefault(first, first);
    }

    Topology topology() {
        return topology;
    }

    /** What those tasks need that have not been launched. */
    List<TaskLaunch> launches(Function<String, byte[]> payload, String description) {
        List<TaskLaunch> launches = new ArrayList<>();
        long now = System.nanoTime();
        tasks.forEach((id, task) -> {
            if (task.launchedAt == 0) {
                task.launchedAt = now;
                launches.add(new TaskLaunch(
                        id,
                        attempt + " " + description + ": fragment " + task.fragment.id() + ", task " + task.number,
                        task.slot.id(),
                        payload.apply(id)));
            }
        });
        return launches;
    }

    /**
     * Takes down where a task runs.
     *
     * @return whether with that all have begun, said once
     */
    boolean started(TaskStart start) {
        AttemptTask task = find(start.taskId());
        lastHeard.put(start.worker().id(), System.nanoTime());
        TaskLocation location = new TaskLocation(start.taskId(), start.worker());
        if (task.location == null) {
            task.location = location;
            started++;
            return started == tasks.size();
        }
        if (!task.location.equals(location)) {
            throw new MesquiteException(
                    ErrorCode.WORKER_LOST, "Task " + start.taskId() + " runs on another worker already.");
        }
        return false;
    }

    boolean haveAllStarted() {
        return started == tasks.size();
    }

    boolean haveAllEnded() {
        return tasks.values().stream().allMatch(AttemptTask::hasEnded);
    }

    /** Whether no other run has taken its place. */
    boolean isCurrent(String taskId) {
        return tasks.containsKey(taskId);
    }

    /** Whether a task has ended, or is not one any more. */
    boolean hasReportedEnd(String taskId) {
        AttemptTask task = tasks.get(taskId);
        return task == null || task.hasEnded();
    }

    /** The task whose rows the client gets. */
    TaskLocation root() {
        return find(taskId(plan.root().id(), 0)).location;
    }

    TaskAssignment assignment(
            String taskId, Function<String, CatalogDescription> catalogs, long memoryBytes, Exchange exchange) {
        AttemptTask task = find(taskId);
        Map<Integer, List<TaskLocation>> senders = new HashMap<>();
        Set<String> catalogNames = new TreeSet<>();
        forEach(task.fragment.root(), node -> {
            if (node instanceof RemoteSourceNode remote) {
                senders.put(remote.fragment(), locations(remote.fragment()));
            } else if (node instanceof ScanNode scan) {
                catalogNames.add(scan.catalog());
            }
        });
        boolean isRoot = task.fragment == plan.root();
        return new TaskAssignment(
                task.fragment,
                task.number,
                isRoot ? 1 : topology.receivers(task.fragment.id()),
                senders,
                topology.filterParts(),
                catalogNames.stream().map(catalogs).toList(),
                memoryBytes,
                exchange.bufferBytes(),
                exchange.compress());
    }

    private List<TaskLocation> locations(int fragment) {
        List<TaskLocation> locations = new ArrayList<>();
        for (int number = 0; number < topology.tasks(fragment); number++) {
            locations.add(find(taskId(fragment, number)).location);
        }
        return locations;
    }

    private static void forEach(PlanNode node, Consumer<PlanNode> action) {
        action.accept(node);
        node.sources().forEach(source -> forEach(source, action));
    }

    void heard(WorkerReport report) {
        lastHeard.put(report.worker(), System.nanoTime());
        for (TaskReport task : report.tasks()) {
            AttemptTask known = find(task.taskId());
            // reports may overtake one another
            if (!known.hasEnded()) {
                known.report = task;
            }
        }
    }

    void expectFailure(String taskId, long now, String message) {
        AttemptTask task = find(taskId);
        task.failedAt = now;
        task.failedWith = message;
    }

    /** A worker of which nothing was heard for too long, or a task that does not begin. */
    Optional<Silent> silent(long now, ClusterOptions options) {
        for (Map.Entry<String, AttemptTask> entry : tasks.entrySet()) {
            AttemptTask task = entry.getValue();
            String worker = task.slot.workerId();
            String host = task.slot.host();
            if (task.isNeedless || lostWorkers.contains(worker)) {
                continue;
            }
            if (task.failedWith != null && now - task.failedAt > REASON_NANOS) {
                return Optional.of(new Silent(worker, task.failedWith));
            }
            if (task.location == null) {
                if (now - task.launchedAt > options.startTimeout().toNanos()) {
                    return Optional.of(new Silent(
                            worker,
                            "Task " + entry.getKey() + " did not begin on " + host + " within "
                                    + options.startTimeout().toSeconds() + " seconds."));
                }
            } else if (now - lastHeard.get(task.location.worker().id())
                    > options.heartbeatTimeout().toNanos()) {
                return Optional.of(new Silent(
                        worker,
                        "Nothing was heard of the worker at "
                                + task.location.worker().url() + " for "
                                + options.heartbeatTimeout().toMillis() / 1000.0 + " seconds."));
            }
        }
        return Optional.empty();
    }

    String workerOf(String taskId) {
        return find(taskId).slot.workerId();
    }

    /** The host of a worker that has tasks of the attempt. */
    Optional<String> hostOfWorker(String workerId) {
        return slots.stream()
                .filter(slot -> slot.workerId().equals(workerId))
                .map(Slot::host)
                .findFirst();
    }

    boolean isLost(String workerId) {
        return lostWorkers.contains(workerId);
    }

    /**
     * Takes down that a worker is lost, so that nothing it says is believed any more.
     *
     * @return what can perhaps be put right; empty where the attempt is of no use any more
     */
    Optional<LostWorker> lose(String workerId) {
        lostWorkers.add(workerId);
        boolean othersAreLeft = slots.stream().anyMatch(slot -> !lostWorkers.contains(slot.workerId()));
        boolean hasRoot = workerOf(taskId(plan.root().id(), 0)).equals(workerId);
        return haveAllStarted() && othersAreLeft && !hasRoot
                ? Optional.of(LostWorker.of(workerId, tasks, topology))
                : Optional.empty();
    }

    /**
     * Puts other runs on other workers in the place of those of a lost worker's tasks that run again.
     *
     * @return ids of the runs that are replaced
     */
    List<String> replace(LostWorker lost, Map<String, SenderState> states) {
        slots.removeIf(slot -> slot.workerId().equals(lost.workerId()));
        List<String> replaced = new ArrayList<>();
        for (String id : lost.tasks()) {
            AttemptTask task = find(id);
            if (lost.state(id, states) == SenderState.COMPLETE) {
                task.isNeedless = true;
            } else {
                int fragment = task.fragment.id();
                String next = attempt + "." + fragment + "." + task.number + "-" + ++runsAgain;
                tasks.remove(id);
                tasks.put(next, new AttemptTask(task.fragment, task.number, slots.get(runsAgain % slots.size())));
                runs.put(attempt + "." + fragment + "." + task.number, next);
                replaced.add(id);
                started--;
            }
        }
        return replaced;
    }

    /** Where the run is that took another's place, by the id of the first. */
    Map<String, TaskLocation> replacements(List<String> replaced) {
        Map<String, TaskLocation> locations = new HashMap<>();
        for (String id : replaced) {
            String run = runs.get(AttemptTask.firstRun(id));
            locations.put(id, find(run).location);
        }
        return locations;
    }

    Set<String> hosts() {
        return slots.stream().map(Slot::host).collect(Collectors.toSet());
    }

    /** Where its tasks have begun. */
    Set<WorkerAddress> workers() {
        return tasks.values().stream()
                .filter(task -> task.location != null && !task.isNeedless)
                .map(task -> task.location.worker())
                .collect(Collectors.toSet());
    }

    Map<Integer, NodeStatistics> statistics() {
        Map<Integer, NodeStatistics> sums = new HashMap<>();
        for (AttemptTask task : tasks.values()) {
            if (task.report != null) {
                task.report.statistics().forEach(node -> sums.merge(node.nodeId(), node, NodeStatistics::plus));
            }
        }
        return sums;
    }

    String summary() {
        return tasks.size() + " tasks on " + slots.size() + (slots.size() == 1 ? " worker" : " workers")
                + (runsAgain == 0 ? "" : ", " + runsAgain + " run again");
    }

    private AttemptTask find(String taskId) {
        AttemptTask task = tasks.get(taskId);
        if (task == null) {
            throw new MesquiteException(ErrorCode.WORKER_LOST, "There is no task " + taskId + ".");
        }
        return task;
    }
}
