package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.Topology;
import io.mesquite.engine.remote.SenderState;
import io.mesquite.engine.remote.WorkerAddress;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RemoteSourceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an attempt lost with a worker. A lost task is needless where its readers have all that it sent; it can run again where it reads
 * splits only, tells no dynamic filter, and its readers have nothing of it. Otherwise the attempt is of no use any more.
 *
 * @param tasks that were on it
 * @param readers workers that read from them, and from which
 * @param repeatable those of the tasks that can run again
 * @param telling those of the tasks that tell a part of a dynamic filter
 */
record LostWorker(
        String workerId,
        List<String> tasks,
        Map<WorkerAddress, List<String>> readers,
        Set<String> repeatable,
        Set<String> telling) {
    static LostWorker of(String workerId, Map<String, AttemptTask> all, Topology topology) {
        List<String> lost = new ArrayList<>();
        Map<WorkerAddress, List<String>> readers = new HashMap<>();
        Set<String> repeatable = new HashSet<>();
        Set<String> telling = new HashSet<>();
        all.forEach((id, task) -> {
            if (!task.slot.workerId().equals(workerId) || task.isNeedless) {
                return;
            }
            lost.add(id);
            List<AttemptTask> receivers = all.values().stream()
                    .filter(reader -> reader.fragment.id() == topology.receiver(task.fragment.id()))
                    .toList();
            boolean survive = true;
            for (AttemptTask reader : receivers) {
                if (reader.slot.workerId().equals(workerId)) {
                    survive = false;
                } else {
                    List<String> senders =
                            readers.computeIfAbsent(reader.location.worker(), worker -> new ArrayList<>());
                    if (!senders.contains(id)) {
                        senders.add(id);
                    }
                }
            }
            if (contains(task.fragment.root(), LostWorker::tellsFilter)) {
                telling.add(id);
            } else if (survive && !contains(task.fragment.root(), RemoteSourceNode.class::isInstance)) {
                repeatable.add(id);
            }
        });
        return new LostWorker(workerId, lost, readers, repeatable, telling);
    }

    private static boolean tellsFilter(PlanNode node) {
        return node instanceof JoinNode join && !join.dynamicFilters().isEmpty();
    }

    private static boolean contains(PlanNode node, Predicate<PlanNode> wanted) {
        return wanted.test(node) || node.sources().stream().anyMatch(source -> contains(source, wanted));
    }

    /** What all readers together say of a task; those that are lost too need it no more where they are needless. */
    SenderState state(String task, Map<String, SenderState> states) {
        return states.getOrDefault(task, SenderState.COMPLETE);
    }

    /** Whether the attempt goes on, by what the readers have of each task. */
    boolean canBeMended(Map<String, SenderState> states) {
        return tasks.stream().allMatch(task -> switch (state(task, states)) {
            case TAKEN -> false;
            case UNTOUCHED -> repeatable.contains(task);
            // its worker may not have told the filter
            case COMPLETE -> !telling.contains(task);
        });
    }
}
