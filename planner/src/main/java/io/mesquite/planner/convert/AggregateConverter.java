package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.AggregateNode.Step;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.SingleRowNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.sql.SqlKind;

/**
 * GROUP BY and aggregate functions:
 *
 * <pre>
 *   Project    what is made of groups: GROUPING, SUM0        only where needed
 *     FirstNonEmpty  or else the totals of no rows           only for grouping sets with ()
 *       Aggregate
 *         Expand   one row a grouping set                    only for several sets
 *           Aggregate  by all keys, partial results          only for several sets, where that leaves fewer rows
 *             Project  arguments, of the functions' types    only where needed
 * </pre>
 */
final class AggregateConverter {
    /** Grouping once more than there are sets costs little when there are many, and estimates of groups are most often too high. */
    private static final int ALWAYS_WORTH_PREPARING = 4;

    private final Aggregate rel;
    private final PlanConverter plans;
    private final Columns columns;
    private final AggregateCallConverter callConverter;
    private final List<AggregateCall> calls = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private AggregateConverter(Aggregate rel, PlanConverter plans) {
        this.rel = rel;
        this.plans = plans;
        this.columns = new Columns(plans.convert(rel.getInput()));
        this.callConverter = new AggregateCallConverter(plans.context().functions(), columns);
    }

    static PlanNode convert(Aggregate rel, PlanConverter plans) {
        boolean singleRow = rel.getGroupSet().isEmpty()
                && rel.getAggCallList().size() == 1
                && rel.getAggCallList().get(0).getAggregation().getKind() == SqlKind.SINGLE_VALUE;
        if (singleRow) {
            PlanNode source = plans.convert(rel.getInput());
            int channel = rel.getAggCallList().get(0).getArgList().get(0);
            PlanNode column = plans.project(
                    source, List.of(new InputReference(channel, source.types().get(channel))));
            return new SingleRowNode(plans.context().nextId(), column);
        }
        return new AggregateConverter(rel, plans).convert();
    }

    private PlanNode convert() {
        List<Integer> keys = rel.getGroupSet().asList();
        // the index of each call among the calls of the aggregate node, or -1 for GROUPING and its like
        List<Integer> places = new ArrayList<>();
        for (org.apache.calcite.rel.core.AggregateCall call : rel.getAggCallList()) {
            places.add(isGrouping(call) ? -1 : place(call));
        }
        if (rel.getGroupType() == Aggregate.Group.SIMPLE) {
            AggregateNode node = aggregate(columns.build(plans), keys);
            return plain(places) ? node : results(node, places, keys.size(), null);
        }
        GroupingSets sets = new GroupingSets(rel);
        PlanNode source = columns.build(plans);
        AggregateNode inOneStep = new AggregateNode(plans.context().nextId(), source, Step.SINGLE, keys, calls, names);
        TwoSteps steps = new TwoSteps(plans.context());
        boolean twoSteps = steps.arePossible(inOneStep) && isWorthPreparing(sets.count());
        AggregateNode groups;
        if (twoSteps) {
            AggregateNode partial = steps.partial(inOneStep);
            metadataRows().ifPresent(rows -> plans.context().expectRows(partial, rows / sets.count()));
            PlanNode expanded =
                    sets.expand(partial, IntStream.range(0, keys.size()).boxed().toList(), plans);
            groups = steps.last(inOneStep, expanded, expandedKeys(sets, keys.size()), keys.size());
        } else {
            PlanNode expanded = sets.expand(source, keys, plans);
            groups = new AggregateNode(
                    inOneStep.id(), expanded, Step.SINGLE, expandedKeys(sets, keys.size()), calls, names);
        }
        metadataRows().ifPresent(rows -> plans.context().expectRows(groups, rows));
        return results(sets.withTotals(groups, inOneStep, plans), places, keys.size() + 1, sets);
    }

    private static List<Integer> expandedKeys(GroupingSets sets, int keys) {
        List<Integer> channels = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            channels.add(sets.keyChannel(i));
        }
        channels.add(sets.setChannel());
        return channels;
    }

    /** Whether rows that are grouped by all keys first, and then once a set, are fewer than those that go to every set. */
    private boolean isWorthPreparing(int sets) {
        Double rows = rel.getCluster().getMetadataQuery().getRowCount(rel.getInput());
        return sets >= ALWAYS_WORTH_PREPARING
                || rows != null && metadataRows().isPresent() && metadataRows().getAsDouble() + rows < rows * sets;
    }

    private OptionalDouble metadataRows() {
        Double rows = rel.getCluster().getMetadataQuery().getRowCount(rel);
        return rows == null ? OptionalDouble.empty() : OptionalDouble.of(rows);
    }

    private AggregateNode aggregate(PlanNode source, List<Integer> keys) {
        AggregateNode node = new AggregateNode(plans.context().nextId(), source, Step.SINGLE, keys, calls, names);
        metadataRows().ifPresent(rows -> plans.context().expectRows(node, rows));
        return node;
    }

    private int place(org.apache.calcite.rel.core.AggregateCall call) {
        AggregateCall converted = callConverter.convert(call);
        int index = calls.indexOf(converted);
        if (index < 0) {
            index = calls.size();
            calls.add(converted);
            names.add(
                    call.getName() == null || call.getName().startsWith("$f") ? converted.function() : call.getName());
        }
        return index;
    }

    private static boolean isGrouping(org.apache.calcite.rel.core.AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        return kind == SqlKind.GROUPING || kind == SqlKind.GROUP_ID;
    }

    /** Whether the aggregate node's calls are the algebra's, one by one. */
    private boolean plain(List<Integer> places) {
        return places.equals(IntStream.range(0, places.size()).boxed().toList())
                && rel.getAggCallList().stream()
                        .noneMatch(call -> call.getAggregation().getKind() == SqlKind.SUM0);
    }

    private PlanNode results(PlanNode node, List<Integer> places, int nodeKeys, GroupingSets sets) {
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < rel.getGroupCount(); i++) {
            expressions.add(new InputReference(i, node.types().get(i)));
        }
        for (int i = 0; i < places.size(); i++) {
            org.apache.calcite.rel.core.AggregateCall call =
                    rel.getAggCallList().get(i);
            expressions.add(
                    places.get(i) < 0
                            ? GroupingSets.grouping(call, rel, sets == null ? -1 : nodeKeys - 1)
                            : result(call, node, nodeKeys + places.get(i)));
        }
        return new ProjectNode(
                plans.context().nextId(), node, expressions, rel.getRowType().getFieldNames());
    }

    /** SUM0 is SUM with 0 for no rows. */
    private static Expression result(org.apache.calcite.rel.core.AggregateCall call, PlanNode node, int channel) {
        Expression value = new InputReference(channel, node.types().get(channel));
        return call.getAggregation().getKind() == SqlKind.SUM0
                ? new SpecialForm(
                        SpecialForm.Form.COALESCE,
                        List.of(value, AggregateCallConverter.zero(value.type())),
                        value.type())
                : value;
    }
}
