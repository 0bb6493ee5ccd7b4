package io.mesquite.coordinator;

import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.Fragment.TaskCount;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RemoteSourceNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How many tasks the fragments of a plan get on a number of workers, and who sends to whom. */
public final class Topology {
    private final Map<Integer, Integer> tasksByFragment = new HashMap<>();
    private final Map<Integer, Integer> receiverByFragment = new HashMap<>();
    private final Map<Integer, Integer> filterParts = new HashMap<>();

    public Topology(QueryPlan plan, int workers) {
        for (Fragment fragment : plan.fragments()) {
            int tasks = fragment.tasks() == TaskCount.SINGLE ? 1 : workers;
            tasksByFragment.put(fragment.id(), tasks);
            forEach(fragment.root(), node -> {
                if (node instanceof RemoteSourceNode remote) {
                    receiverByFragment.put(remote.fragment(), fragment.id());
                } else if (node instanceof JoinNode join) {
                    // a replicated build side is whole in every task, so that the first to publish says it all
                    int parts = join.distribution() == JoinNode.Distribution.REPLICATED ? 1 : tasks;
                    join.dynamicFilters().forEach(filter -> filterParts.put(filter.filterId(), parts));
                }
            });
        }
        int rootTasks = tasksByFragment.get(plan.root().id());
        if (rootTasks != 1) {
            throw new IllegalArgumentException("a root fragment of " + rootTasks + " tasks");
        }
    }

    /** How many tasks a fragment has. */
    public int tasks(int fragment) {
        return tasksByFragment.get(fragment);
    }

    /** The fragment that reads what a fragment other than the root sends. */
    public int receiver(int fragment) {
        return receiverByFragment.get(fragment);
    }

    /** How many tasks read what a fragment sends. */
    public int receivers(int fragment) {
        return tasksByFragment.get(receiverByFragment.get(fragment));
    }

    /** How many tasks tell what their share of a join's build side holds, by filter id. */
    public Map<Integer, Integer> filterParts() {
        return filterParts;
    }

    private static void forEach(PlanNode node, Consumer<PlanNode> action) {
        action.accept(node);
        node.sources().forEach(source -> forEach(source, action));
    }
}
