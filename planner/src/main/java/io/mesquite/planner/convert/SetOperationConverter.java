package io.mesquite.planner.convert;

import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.plan.node.WindowNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.SetOp;

/**
 * INTERSECT as a semi join and EXCEPT as an anti join over all columns, in which null equals null. For the ALL forms equal rows
 * are numbered first, so that each row on one side meets at most one on the other.
 */
final class SetOperationConverter {
    private SetOperationConverter() {}

    static PlanNode convert(RelNode rel, PlanConverter plans) {
        boolean all = ((SetOp) rel).all;
        JoinNode.Kind kind = rel instanceof Intersect ? JoinNode.Kind.SEMI : JoinNode.Kind.ANTI;
        List<PlanNode> sources = UnionConverter.sources(rel, plans);
        int width = rel.getRowType().getFieldCount();
        PlanNode result = all ? numbered(sources.get(0), plans) : UnionConverter.distinct(sources.get(0), plans);
        for (PlanNode other : sources.subList(1, sources.size())) {
            result = join(result, all ? numbered(other, plans) : other, kind, plans);
        }
        return all ? plans.project(result, ProjectConverter.firstColumns(result, width)) : result;
    }

    private static PlanNode join(PlanNode left, PlanNode right, JoinNode.Kind kind, PlanConverter plans) {
        List<Integer> channels =
                IntStream.range(0, left.fields().size()).boxed().toList();
        JoinNode join = new JoinNode(
                plans.context().nextId(),
                kind,
                left,
                right,
                channels.stream()
                        .map(channel -> new JoinNode.Key(channel, channel, true))
                        .toList(),
                Optional.empty(),
                channels,
                JoinNode.Distribution.REPLICATED,
                List.of());
        plans.context().rows(left).ifPresent(rows -> plans.context().expectRows(join, rows));
        return join;
    }

    /** The source with a last column that counts equal rows from 1. */
    private static PlanNode numbered(PlanNode source, PlanConverter plans) {
        FunctionSignature rowNumber = AggregateCallConverter.resolve(
                FunctionKind.WINDOW, "row_number", List.of(), plans.context().functions());
        WindowCall call = new WindowCall(
                rowNumber.name(),
                List.of(),
                false,
                false,
                OptionalInt.empty(),
                WindowCall.Frame.DEFAULT,
                rowNumber.returnType());
        WindowNode window = new WindowNode(
                plans.context().nextId(),
                source,
                IntStream.range(0, source.fields().size()).boxed().toList(),
                List.of(),
                List.of(call),
                List.of("row_number"));
        plans.context().rows(source).ifPresent(rows -> plans.context().expectRows(window, rows));
        return window;
    }
}
