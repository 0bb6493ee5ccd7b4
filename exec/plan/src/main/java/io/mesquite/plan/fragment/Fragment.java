package io.mesquite.plan.fragment;

import io.mesquite.plan.node.PlanNode;

/**
 * A part of a plan between exchanges; each of its tasks runs the whole of it on a share of the input.
 *
 * @param root what its tasks compute; its leaves are scans, values and {@link io.mesquite.plan.node.RemoteSourceNode}s
 * @param tasks how many tasks it gets
 * @param output how its rows are spread over the tasks of the fragment above
 */
public record Fragment(int id, PlanNode root, TaskCount tasks, Partitioning output) {
    /** SINGLE: one task. SOURCE: as many as there are workers, which share the splits. HASH: as many as there are workers, which share the keys. */
    public enum TaskCount {
        SINGLE,
        SOURCE,
        HASH
    }
}
