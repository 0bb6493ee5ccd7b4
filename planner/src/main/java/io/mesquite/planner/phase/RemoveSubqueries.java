package io.mesquite.planner.phase;

import java.util.List;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql2rel.RelDecorrelator;

/** Makes joins of the subqueries that {@link SubqueriesToSemiJoins} leaves, by Calcite's rules, and removes correlations. */
final class RemoveSubqueries {
    /** In turns until none is left: a rule brings in the subqueries of a subquery. */
    private static final HepProgram SUBQUERIES_TO_CORRELATES = HepProgram.builder()
            .addRuleCollection(List.of(
                    CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
                    CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
                    CoreRules.JOIN_SUB_QUERY_TO_CORRELATE))
            .build();

    private RemoveSubqueries() {}

    static RelNode rewrite(RelNode root) {
        RelNode current = root;
        if (contains(current, RemoveSubqueries::hasSubquery)) {
            HepPlanner planner = new HepPlanner(SUBQUERIES_TO_CORRELATES);
            planner.setRoot(current);
            current = planner.findBestExp();
        }
        return decorrelate(current);
    }

    /** In one piece, but for what is above aggregates with constant keys: Calcite would drop these keys, and make one group of no rows. */
    private static RelNode decorrelate(RelNode rel) {
        if (!contains(rel, Correlate.class::isInstance)) {
            return rel;
        } else if (rel instanceof Correlate || !contains(rel, RemoveSubqueries::hasConstantKey)) {
            return RelDecorrelator.decorrelateQuery(rel, RelFactories.LOGICAL_BUILDER.create(rel.getCluster(), null));
        }
        return TreeRewriter.withInputs(rel, RemoveSubqueries::decorrelate);
    }

    private static boolean hasConstantKey(RelNode rel) {
        return rel instanceof Aggregate aggregate
                && aggregate.getInput() instanceof Project project
                && aggregate.getGroupSet().asList().stream()
                        .anyMatch(key -> project.getProjects().get(key) instanceof RexLiteral);
    }

    private static boolean hasSubquery(RelNode rel) {
        if (rel instanceof Filter filter) {
            return RexUtil.SubQueryFinder.containsSubQuery(filter);
        } else if (rel instanceof Project project) {
            return RexUtil.SubQueryFinder.containsSubQuery(project);
        }
        return rel instanceof Join join && RexUtil.SubQueryFinder.containsSubQuery(join);
    }

    private static boolean contains(RelNode root, java.util.function.Predicate<RelNode> test) {
        boolean[] found = {false};
        new RelVisitor() {
            @Override
            public void visit(RelNode rel, int ordinal, RelNode parent) {
                if (test.test(rel)) {
                    found[0] = true;
                } else if (!found[0]) {
                    super.visit(rel, ordinal, parent);
                }
            }
        }.go(root);
        return found[0];
    }
}
