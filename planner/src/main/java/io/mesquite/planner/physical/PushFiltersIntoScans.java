package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.planner.convert.Conditions;
import io.mesquite.planner.convert.ExpressionRewriter;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.predicate.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Filters become predicates of scans, which evaluate them before they read the other columns; and what a predicate says about
 * single columns becomes the scan's constraint.
 *
 * <pre>
 *   Filter a > 5             Project b, a
 *     Project b, a     →       Scan predicate: a > 5, constraint: a in (5, ∞)
 *       Scan
 * </pre>
 */
final class PushFiltersIntoScans {
    private PushFiltersIntoScans() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return PlanRewriter.bottomUp(
                plan, node -> node instanceof FilterNode filter ? push(filter, filter.source(), context) : node);
    }

    private static PlanNode push(FilterNode filter, PlanNode source, PhysicalContext context) {
        if (source instanceof ScanNode scan) {
            return intoScan(filter, scan, context);
        } else if (source instanceof FilterNode below) {
            List<Expression> conjuncts = new ArrayList<>(Conditions.conjuncts(below.predicate()));
            conjuncts.addAll(Conditions.conjuncts(filter.predicate()));
            return new FilterNode(filter.id(), below.source(), PredicateOrder.ordered(conjuncts));
        } else if (source instanceof ProjectNode project && passesOn(project, filter.predicate())) {
            Expression predicate = ExpressionRewriter.replaceInputs(
                    filter.predicate(), reference -> project.expressions().get(reference.channel()));
            FilterNode below = new FilterNode(filter.id(), project.source(), predicate);
            PlanNode pushed = push(below, project.source(), context);
            ProjectNode above =
                    new ProjectNode(context.plan().nextId(), pushed, project.expressions(), project.names());
            context.plan().rows(filter).ifPresent(rows -> context.plan().expectRows(above, rows));
            return above;
        }
        return new FilterNode(filter.id(), source, PredicateOrder.ordered(Conditions.conjuncts(filter.predicate())));
    }

    private static boolean passesOn(ProjectNode project, Expression predicate) {
        boolean[] computed = new boolean[1];
        predicate.forEach(part -> {
            if (part instanceof InputReference reference) {
                computed[0] |= !(project.expressions().get(reference.channel()) instanceof InputReference);
            }
        });
        return !computed[0];
    }

    private static ScanNode intoScan(FilterNode filter, ScanNode scanNode, PhysicalContext context) {
        Expression overColumns = ExpressionRewriter.mapChannels(
                filter.predicate(), channel -> scanNode.output().get(channel));
        List<Expression> conjuncts = new ArrayList<>();
        scanNode.predicate().ifPresent(predicate -> conjuncts.addAll(Conditions.conjuncts(predicate)));
        conjuncts.addAll(Conditions.conjuncts(overColumns));
        Scan scan = scanNode.scan();
        Constraint constraint = scan.constraint().intersect(ConstraintExtractor.extract(overColumns, scan.columns()));
        ScanNode filtered = new ScanNode(
                filter.id(),
                scanNode.catalog(),
                scanNode.table(),
                new Scan(scan.table(), scan.columns(), constraint, scan.limit()),
                Optional.of(PredicateOrder.ordered(conjuncts)),
                scanNode.output(),
                scanNode.dynamicFilters());

        return filtered;
    }
}
