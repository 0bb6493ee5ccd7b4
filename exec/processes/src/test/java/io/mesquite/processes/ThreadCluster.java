package io.mesquite.processes;

import io.mesquite.coordinator.cluster.Cluster;
import io.mesquite.coordinator.cluster.ClusterListener;
import io.mesquite.coordinator.cluster.ClusterStatus;
import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.coordinator.cluster.WorkerInfo;
import io.mesquite.worker.TaskListener;
import io.mesquite.worker.Worker;
import io.mesquite.worker.WorkerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Workers in this process, of which a test can take some away. */
final class ThreadCluster implements Cluster {
    private final List<Worker> workers = new ArrayList<>();
    private final Map<String, Worker> workerBySlot = new ConcurrentHashMap<>();
    private final Map<String, Worker> workerByTask = new ConcurrentHashMap<>();
    private ClusterListener listener;

    /** Tasks that are told to be lost, and never start. */
    volatile Predicate<String> lost = task -> false;
    /** Tasks of which nothing is ever heard. */
    volatile Predicate<String> swallowed = task -> false;

    volatile boolean grants = true;

    ThreadCluster(int count) {
        for (int i = 0; i < count; i++) {
            workers.add(Worker.start(
                    WorkerOptions.onLoopback().withThreads(2).withMemoryBytes(256 << 20), new TaskListener() {
                        @Override
                        public void running(String taskId) {}

                        @Override
                        public void ended(String taskId, Outcome outcome, String message) {
                            workerByTask.remove(taskId);
                            listener.taskEnded(taskId, TaskOutcome.valueOf(outcome.name()), message);
                        }
                    }));
        }
    }

    /** Tells that a worker is lost, though it runs on, as one does that can't be reached for a while. */
    void tellLost(int number) {
        listener.workerLost(workers.get(number).address().id(), "nothing is heard of it");
    }

    int slotsHeld() {
        return workerBySlot.size();
    }

    int tasksRunning() {
        return workers.stream().mapToInt(Worker::runningTasks).sum();
    }

    @Override
    public void start(ClusterListener newListener) {
        listener = newListener;
    }

    @Override
    public void request(SlotRequest request) {
        if (!grants) {
            listener.waiting(request.id(), "no machine has 2 CPUs");
            return;
        }
        List<Slot> slots = new ArrayList<>();
        for (Worker worker : workers.subList(0, Math.min(request.atMost(), workers.size()))) {
            String id = request.id() + "/" + slots.size();
            workerBySlot.put(id, worker);
            slots.add(new Slot(id, request.id(), worker.address().id(), "127.0.0.1"));
        }
        listener.granted(request.id(), slots);
    }

    @Override
    public void release(String requestId) {
        workerBySlot.keySet().removeIf(slot -> slot.startsWith(requestId + "/"));
        workerByTask.keySet().stream()
                .filter(task -> task.startsWith(requestId + "."))
                .forEach(this::kill);
    }

    @Override
    public void launch(TaskLaunch task) {
        if (lost.test(task.id())) {
            listener.taskEnded(task.id(), TaskOutcome.LOST, "the machine burned");
        } else if (!swallowed.test(task.id())) {
            Worker worker = workerBySlot.get(task.slotId());
            workerByTask.put(task.id(), worker);
            worker.launch(task.id(), task.payload());
        }
    }

    @Override
    public void kill(String taskId) {
        Worker worker = workerByTask.get(taskId);
        if (worker != null) {
            worker.kill(taskId);
        }
    }

    @Override
    public ClusterStatus status() {
        return new ClusterStatus(workers.size(), slotsHeld(), workers.size(), 0, "threads");
    }

    @Override
    public List<WorkerInfo> workers() {
        return List.of();
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }
}
