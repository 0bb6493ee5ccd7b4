package io.mesquite.planner.physical;

import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RecursionNode;
import io.mesquite.plan.node.RecursionReadNode;
import io.mesquite.plan.node.ValuesNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes out of the step of a recursive query what no round changes, so that it is computed once.
 *
 * <pre>
 *   Recursion                   Recursion
 *     seed                        seed
 *     Join                   →    Scan t
 *       round before              Join
 *       Scan t                      round before
 *                                   input 1
 * </pre>
 */
final class RecursionInputs {
    private final PhysicalContext context;
    private final List<PlanNode> inputs = new ArrayList<>();

    private RecursionInputs(PhysicalContext context) {
        this.context = context;
    }

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return PlanRewriter.bottomUp(
                plan,
                node -> node instanceof RecursionNode recursion
                                && recursion.inputs().isEmpty()
                        ? new RecursionInputs(context).takeOut(recursion)
                        : node);
    }

    private PlanNode takeOut(RecursionNode recursion) {
        PlanNode step = replace(recursion.step());
        return new RecursionNode(recursion.id(), recursion.seed(), inputs, step, recursion.distinct());
    }

    private PlanNode replace(PlanNode node) {
        if (dependsOnRounds(node) || node instanceof ValuesNode || node.fields().isEmpty()) {
            return PlanRewriter.mapSources(node, this::replace);
        }
        inputs.add(node);
        RecursionReadNode reader = new RecursionReadNode(
                context.plan().nextId(),
                inputs.size(),
                IntStream.range(0, node.fields().size()).boxed().toList(),
                node.fields());
        context.plan().rows(node).ifPresent(rows -> context.plan().expectRows(reader, rows));
        return reader;
    }

    /** What is below a recursive query reads its own rounds; conversion has seen to it that it reads no others. */
    private static boolean dependsOnRounds(PlanNode node) {
        return node instanceof RecursionReadNode
                || !(node instanceof RecursionNode)
                        && node.sources().stream().anyMatch(RecursionInputs::dependsOnRounds);
    }
}
