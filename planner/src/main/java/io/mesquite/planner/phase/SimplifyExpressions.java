package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/**
 * Simplifies what columns and conditions compute, in subqueries too, but nothing that a subquery is part of: Calcite takes {@code x IN
 * (subquery)} for never unknown where x is NOT NULL, whatever the subquery returns.
 */
final class SimplifyExpressions extends RexShuttle {
    private SimplifyExpressions() {}

    static RelNode rewrite(RelNode root) {
        return new SimplifyExpressions().simplified(root);
    }

    private RelNode simplified(RelNode rel) {
        RelNode current = TreeRewriter.withInputs(rel, this::simplified).accept(this);
        if (current instanceof LogicalProject project) {
            return simplified(project);
        } else if (current instanceof LogicalFilter filter) {
            return simplified(filter);
        }
        return current;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
        return visited.clone(simplified(visited.rel));
    }

    private static RelNode simplified(LogicalProject project) {
        RexSimplify simplifier = Conjuncts.simplifier(project.getCluster());
        List<RexNode> columns = new ArrayList<>();
        for (RexNode column : project.getProjects()) {
            columns.add(hasSubquery(column) ? column : simplifier.simplifyPreservingType(column));
        }
        return columns.equals(project.getProjects())
                ? project
                : project.copy(project.getTraitSet(), project.getInput(), columns, project.getRowType());
    }

    private static RelNode simplified(LogicalFilter filter) {
        List<RexNode> without = new ArrayList<>();
        List<RexNode> all = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            (hasSubquery(conjunct) ? all : without).add(conjunct);
        }
        all.addAll(RelOptUtil.conjunctions(Conjuncts.simplified(without, filter.getCluster())));
        RexNode condition = RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), all);
        return condition.isAlwaysTrue()
                ? filter.getInput()
                : filter.copy(filter.getTraitSet(), filter.getInput(), condition);
    }

    private static boolean hasSubquery(RexNode expression) {
        return RexUtil.SubQueryFinder.find(expression) != null;
    }
}
