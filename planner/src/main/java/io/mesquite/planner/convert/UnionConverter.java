package io.mesquite.planner.convert;

import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Union;

/** UNION ALL; UNION is that with equal rows grouped together. */
final class UnionConverter {
    private UnionConverter() {}

    static PlanNode convert(Union rel, PlanConverter plans) {
        PlanNode union = unionAll(rel, plans);
        return rel.all ? union : distinct(union, plans);
    }

    /** The inputs' rows under one another. */
    private static PlanNode unionAll(RelNode rel, PlanConverter plans) {
        List<PlanNode> sources = sources(rel, plans);
        return sources.size() == 1
                ? sources.get(0)
                : new UnionNode(plans.context().nextId(), sources);
    }

    /** The inputs, with columns of the same types. */
    static List<PlanNode> sources(RelNode rel, PlanConverter plans) {
        List<Type> types = rel.getRowType().getFieldList().stream()
                .map(field -> TypeMapping.fromCalcite(field.getType()))
                .toList();
        return rel.getInputs().stream()
                .map(input -> plans.castTo(plans.convert(input), types))
                .toList();
    }

    static PlanNode distinct(PlanNode source, PlanConverter plans) {
        List<Integer> all = IntStream.range(0, source.fields().size()).boxed().toList();
        return new AggregateNode(
                plans.context().nextId(), source, AggregateNode.Step.SINGLE, all, List.of(), List.of());
    }
}
