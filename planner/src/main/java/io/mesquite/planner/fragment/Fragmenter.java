package io.mesquite.planner.fragment;

import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.Fragment.TaskCount;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.node.ExchangeNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a plan at its exchanges: what is below an exchange becomes a fragment, what is above reads from it.
 *
 * <pre>
 *   Output                 fragment 1:  Output
 *     Aggregate FINAL                     Aggregate FINAL
 *       Exchange GATHER                     RemoteSource 0
 *         Aggregate PARTIAL
 *           Scan           fragment 0:  Aggregate PARTIAL
 *                                         Scan
 * </pre>
 *
 * A fragment that scans has as many tasks as there are workers, and so has one that receives by hash or in turns; all others have one.
 */
public final class Fragmenter {
    private final List<Fragment> fragments = new ArrayList<>();

    private Fragmenter() {}

    /** The fragments, each before those that read from it; the last one is the root. A plan without exchanges is one fragment. */
    public static List<Fragment> cut(OutputNode plan) {
        Fragmenter fragmenter = new Fragmenter();
        if (hasExchange(plan)) {
            fragmenter.add(plan, Partitioning.GATHER);
        } else {
            fragmenter.fragments.add(new Fragment(0, plan, TaskCount.SINGLE, Partitioning.GATHER));
        }
        return fragmenter.fragments;
    }

    private static boolean hasExchange(PlanNode node) {
        return node instanceof ExchangeNode || node.sources().stream().anyMatch(Fragmenter::hasExchange);
    }

    private int add(PlanNode root, Partitioning output) {
        TaskCounter counter = new TaskCounter();
        PlanNode cut = cut(root, counter);
        int id = fragments.size();
        fragments.add(new Fragment(id, cut, counter.tasks, output));
        return id;
    }

    /** How many tasks the fragment gets whose nodes are just cut. */
    private static final class TaskCounter {
        private TaskCount tasks = TaskCount.SINGLE;

        void scans() {
            tasks = TaskCount.SOURCE;
        }

        void receives(Partitioning partitioning) {
            if (tasks == TaskCount.SINGLE && isSpread(partitioning.kind())) {
                tasks = TaskCount.HASH;
            }
        }
    }

    private static boolean isSpread(Partitioning.Kind kind) {
        return kind == Partitioning.Kind.HASH || kind == Partitioning.Kind.ROUND_ROBIN;
    }

    private PlanNode cut(PlanNode node, TaskCounter counter) {
        if (node instanceof ExchangeNode exchange) {
            int id = add(exchange.source(), exchange.partitioning());
            counter.receives(exchange.partitioning());
            return new RemoteSourceNode(exchange.id(), id, exchange.fields(), exchange.mergeKeys());
        } else if (node instanceof ScanNode) {
            counter.scans();
        }
        return node.withSources(
                node.sources().stream().map(source -> cut(source, counter)).toList());
    }
}
