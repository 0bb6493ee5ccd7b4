package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * Takes the conditions that speak of an outer row out of a subquery, where they sit in filters below nothing but projections
 * and filters.
 */
final class CorrelationPullUp {
    /**
     * @param rel the subquery without those conditions; its first columns are the subquery's, further ones serve the conditions
     * @param conditions over the outer row's columns, then the columns of {@code rel}
     */
    record Result(RelNode rel, List<RexNode> conditions) {}

    private final Set<CorrelationId> variables;
    private final int outerFields;
    private final RexBuilder builder;

    private CorrelationPullUp(Set<CorrelationId> variables, RelNode outer) {
        this.variables = variables;
        this.outerFields = outer.getRowType().getFieldCount();
        this.builder = outer.getCluster().getRexBuilder();
    }

    /** @return empty where the correlation sits elsewhere */
    static Optional<Result> of(RelNode subquery, Set<CorrelationId> variables, RelNode outer) {
        return new CorrelationPullUp(variables, outer).pullUp(subquery);
    }

    private Optional<Result> pullUp(RelNode rel) {
        if (!SubqueriesToSemiJoins.uses(rel, variables)) {
            return Optional.of(new Result(rel, List.of()));
        } else if (rel instanceof LogicalFilter filter) {
            return pullUp(filter.getInput()).flatMap(below -> pullUpFilter(filter, below));
        } else if (rel instanceof LogicalProject project
                && !project.containsOver()
                && !usesVariables(project.getProjects())) {
            return pullUp(project.getInput()).map(below -> pullUpProject(project, below));
        }
        return Optional.empty();
    }

    private Optional<Result> pullUpFilter(LogicalFilter filter, Result below) {
        List<RexNode> pulled = new ArrayList<>(below.conditions());
        List<RexNode> kept = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            if (!usesVariables(List.of(conjunct))) {
                kept.add(conjunct);
            } else if (RexUtil.SubQueryFinder.find(conjunct) != null) {
                return Optional.empty();
            } else {
                pulled.add(conjunct.accept(new ToJoinInputs()));
            }
        }
        boolean ownVariables = !filter.getVariablesSet().isEmpty();
        if (ownVariables && below.rel().getRowType() != filter.getInput().getRowType()) {
            return Optional.empty();
        }
        RelNode rel = kept.isEmpty()
                ? below.rel()
                : LogicalFilter.create(
                        below.rel(),
                        RexUtil.composeConjunction(builder, kept),
                        com.google.common.collect.ImmutableSet.copyOf(filter.getVariablesSet()));
        return Optional.of(new Result(rel, pulled));
    }

    /** Lets the columns that the conditions need through the projection. */
    private Result pullUpProject(LogicalProject project, Result below) {
        List<RexNode> expressions = new ArrayList<>(project.getProjects());
        List<String> names = new ArrayList<>(project.getRowType().getFieldNames());
        Map<Integer, Integer> outputs = new LinkedHashMap<>();
        List<RexNode> conditions = new ArrayList<>();
        for (RexNode condition : below.conditions()) {
            conditions.add(condition.accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    if (ref.getIndex() < outerFields) {
                        return ref;
                    }
                    int output = outputs.computeIfAbsent(ref.getIndex() - outerFields, column -> {
                        expressions.add(builder.makeInputRef(below.rel(), column));
                        names.add("correlated$" + column);
                        return expressions.size() - 1;
                    });
                    return builder.makeInputRef(ref.getType(), outerFields + output);
                }
            }));
        }
        return new Result(
                LogicalProject.create(below.rel(), project.getHints(), expressions, names, Set.of()), conditions);
    }

    private boolean usesVariables(List<RexNode> nodes) {
        RelOptUtil.VariableUsedVisitor visitor = new RelOptUtil.VariableUsedVisitor(null);
        for (RexNode node : nodes) {
            node.accept(visitor);
        }
        for (RexNode node : nodes) {
            if (subqueryUses(node)) {
                return true;
            }
        }
        return visitor.variables.stream().anyMatch(variables::contains);
    }

    private boolean subqueryUses(RexNode node) {
        boolean[] uses = {false};
        node.accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(org.apache.calcite.rex.RexSubQuery subQuery) {
                uses[0] |= SubqueriesToSemiJoins.uses(subQuery.rel, variables);
                return super.visitSubQuery(subQuery);
            }
        });
        return uses[0];
    }

    /** Outer columns become the left input's, the filter's own the right input's. */
    private final class ToJoinInputs extends RexShuttle {
        @Override
        public RexNode visitInputRef(RexInputRef ref) {
            return builder.makeInputRef(ref.getType(), outerFields + ref.getIndex());
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable && variables.contains(variable.id)) {
                return builder.makeInputRef(access.getType(), access.getField().getIndex());
            }
            return super.visitFieldAccess(access);
        }
    }
}
