package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Makes semi and anti joins of EXISTS and IN that stand in a filter's conjunction, negated or not:
 *
 * <pre>
 * Filter(a AND EXISTS(Filter(b AND outer.x = y; R)); L)
 *   SemiJoin(x = y)
 *     Filter(a; L)
 *     Filter(b; R)
 * </pre>
 *
 * <p>Those that stand elsewhere, or in a projection, become columns of marks, see {@link SubqueryMarks}.
 *
 * <p>{@code x NOT IN (y …)} where either may be null becomes an anti join on {@code (x = y) IS NOT FALSE}: an outer row is
 * dropped when it matches or might match, which is what SQL's rules for nulls say. Subqueries whose correlation sits deeper than
 * filters and projections are left alone.
 */
final class SubqueriesToSemiJoins {
    private SubqueriesToSemiJoins() {}

    static RelNode rewrite(RelNode rel) {
        RelNode current = TreeRewriter.withInputs(rel, SubqueriesToSemiJoins::rewrite);
        if (current instanceof LogicalFilter filter && RexUtil.SubQueryFinder.containsSubQuery(filter)) {
            return rewriteFilter(filter);
        } else if (current instanceof LogicalProject project && RexUtil.SubQueryFinder.containsSubQuery(project)) {
            return rewriteProject(project);
        }
        return current;
    }

    private static RelNode rewriteProject(LogicalProject project) {
        SubqueryMarks.Result marked =
                SubqueryMarks.of(project.getInput(), project.getProjects(), project.getVariablesSet());
        return LogicalProject.create(
                marked.input(),
                project.getHints(),
                marked.expressions(),
                project.getRowType().getFieldNames(),
                marked.remaining(project.getVariablesSet()));
    }

    private static RelNode rewriteFilter(LogicalFilter filter) {
        RexBuilder builder = filter.getCluster().getRexBuilder();
        List<RexNode> plain = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        List<Conversion> joins = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            Optional<Conversion> join = convert(conjunct, filter);
            if (join.isPresent()) {
                joins.add(join.get());
            } else if (RexUtil.SubQueryFinder.find(conjunct) != null) {
                others.add(conjunct);
            } else {
                plain.add(conjunct);
            }
        }
        RelNode current = filter.getInput();
        if (!plain.isEmpty()) {
            current = LogicalFilter.create(current, RexUtil.composeConjunction(builder, plain));
        }
        for (Conversion join : joins) {
            current = LogicalJoin.create(current, join.right(), List.of(), join.condition(), Set.of(), join.type());
        }
        return others.isEmpty() ? current : filterByMarks(current, others, filter.getVariablesSet());
    }

    /** A filter by conditions in which subqueries stand deeper. */
    private static RelNode filterByMarks(RelNode input, List<RexNode> conditions, Set<CorrelationId> variables) {
        RexBuilder builder = input.getCluster().getRexBuilder();
        SubqueryMarks.Result marked = SubqueryMarks.of(input, conditions, variables);
        RelNode filtered = LogicalFilter.create(
                marked.input(),
                RexUtil.composeConjunction(builder, marked.expressions()),
                com.google.common.collect.ImmutableSet.copyOf(marked.remaining(variables)));
        int fields = input.getRowType().getFieldCount();
        return LogicalProjects.named(
                filtered, builder.identityProjects(filtered.getRowType()).subList(0, fields), input.getRowType());
    }

    private record Conversion(RelNode right, RexNode condition, JoinRelType type) {}

    private static Optional<Conversion> convert(RexNode conjunct, LogicalFilter filter) {
        boolean negated = conjunct.isA(SqlKind.NOT);
        RexNode inner = negated
                ? ((org.apache.calcite.rex.RexCall) conjunct).getOperands().get(0)
                : conjunct;
        if (!(inner instanceof RexSubQuery subQuery)
                || !(subQuery.isA(SqlKind.EXISTS) || subQuery.isA(SqlKind.IN))
                || subQuery.getOperands().stream().anyMatch(operand -> RexUtil.SubQueryFinder.find(operand) != null)) {
            return Optional.empty();
        }
        RelNode rel = subQuery.isA(SqlKind.EXISTS) ? withoutOutput(subQuery.rel) : subQuery.rel;
        Optional<CorrelationPullUp.Result> pulledUp =
                CorrelationPullUp.of(rewrite(rel), filter.getVariablesSet(), filter.getInput());
        if (pulledUp.isEmpty()) {
            return Optional.empty();
        }
        List<RexNode> conditions = new ArrayList<>(pulledUp.get().conditions());
        int leftFields = filter.getInput().getRowType().getFieldCount();
        for (int i = 0; i < subQuery.getOperands().size(); i++) {
            RexNode match = match(subQuery, i, leftFields, pulledUp.get().rel(), filter);
            if (negated && match.getType().isNullable()) {
                match = filter.getCluster().getRexBuilder().makeCall(SqlStdOperatorTable.IS_NOT_FALSE, match);
            }
            conditions.add(match);
        }
        return Optional.of(new Conversion(
                pulledUp.get().rel(),
                RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), conditions),
                negated ? JoinRelType.ANTI : JoinRelType.SEMI));
    }

    private static RexNode match(RexSubQuery in, int operand, int leftFields, RelNode right, RelNode filter) {
        RexBuilder builder = filter.getCluster().getRexBuilder();
        return builder.makeCall(
                SqlStdOperatorTable.EQUALS,
                in.getOperands().get(operand),
                builder.makeInputRef(
                        right.getRowType().getFieldList().get(operand).getType(), leftFields + operand));
    }

    /** EXISTS asks for rows only: what a projection computes and how rows are sorted is of no interest. */
    static RelNode withoutOutput(RelNode rel) {
        RelNode current = rel;
        while (true) {
            if (current instanceof LogicalProject project && !project.containsOver()) {
                current = project.getInput();
            } else if (current instanceof LogicalSort sort && sort.fetch == null && sort.offset == null) {
                current = sort.getInput();
            } else {
                return current;
            }
        }
    }

    /** Whether a node or anything below it uses one of the variables. */
    static boolean uses(RelNode rel, Set<CorrelationId> variables) {
        return RelOptUtil.getVariablesUsed(rel).stream().anyMatch(variables::contains);
    }
}
