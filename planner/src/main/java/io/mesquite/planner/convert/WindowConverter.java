package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.planner.logical.GroupsMarker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;

/**
 * A projection with window functions: one window node for all functions of the same partitions and order, and the projection
 * above.
 *
 * <pre>
 *   Project  c, rank + 1
 *     Window  rank, by a order by b + 1
 *       Project  a, b, c, b + 1
 * </pre>
 */
final class WindowConverter {
    private final PlanConverter plans;
    private final Columns columns;
    private final ExpressionConverter expressions;
    private final Map<Specification, List<Pending>> pending = new LinkedHashMap<>();

    private record Specification(List<Integer> partitionBy, List<SortKey> orderBy) {}

    private record Pending(RexOver over, WindowCall call) {}

    private WindowConverter(PlanNode source, PlanConverter plans) {
        this.plans = plans;
        this.columns = new Columns(source);
        this.expressions = plans.expressions(source);
    }

    static PlanNode convert(Project rel, PlanNode source, PlanConverter plans) {
        return new WindowConverter(source, plans).convert(rel);
    }

    private PlanNode convert(Project rel) {
        for (RexNode node : rel.getProjects()) {
            node.accept(new RexShuttle() {
                @Override
                public RexNode visitOver(RexOver over) {
                    add(over);
                    return over;
                }
            });
        }
        PlanNode node = columns.build(plans);
        Map<RexOver, Integer> channels = new LinkedHashMap<>();
        for (Map.Entry<Specification, List<Pending>> entry : pending.entrySet()) {
            int firstChannel = node.fields().size();
            List<Pending> calls = entry.getValue();
            for (int i = 0; i < calls.size(); i++) {
                channels.put(calls.get(i).over(), firstChannel + i);
            }
            node = window(entry.getKey(), calls, node);
        }
        return project(rel, node, channels);
    }

    private PlanNode window(Specification specification, List<Pending> calls, PlanNode source) {
        WindowNode node = new WindowNode(
                plans.context().nextId(),
                source,
                specification.partitionBy(),
                specification.orderBy(),
                calls.stream().map(Pending::call).toList(),
                calls.stream().map(call -> call.call().function()).toList());
        plans.context().rows(source).ifPresent(rows -> plans.context().expectRows(node, rows));
        return node;
    }

    private PlanNode project(Project rel, PlanNode source, Map<RexOver, Integer> channels) {
        RexShuttle toColumns = new RexShuttle() {
            @Override
            public RexNode visitOver(RexOver over) {
                return new RexInputRef(channels.get(over), over.getType());
            }
        };
        List<Expression> projections = plans.expressions(source)
                .convert(rel.getProjects().stream()
                        .map(node -> node.accept(toColumns))
                        .toList());
        return new ProjectNode(
                plans.context().nextId(), source, projections, rel.getRowType().getFieldNames());
    }

    private void add(RexOver over) {
        RexWindow window = over.getWindow();
        List<Integer> partitionBy = window.partitionKeys.stream()
                .map(key -> columns.channel(expressions.convert(key)))
                .distinct()
                .toList();
        List<SortKey> orderBy = new ArrayList<>();
        for (RexFieldCollation key : window.orderKeys) {
            int channel = columns.channel(expressions.convert(key.left));
            boolean known =
                    partitionBy.contains(channel) || orderBy.stream().anyMatch(earlier -> earlier.channel() == channel);
            if (!known || orderBy.isEmpty() && window.orderKeys.size() == 1) {
                orderBy.add(sortKey(key, channel));
            }
        }
        List<Pending> calls =
                pending.computeIfAbsent(new Specification(partitionBy, orderBy), specification -> new ArrayList<>());
        if (calls.stream().noneMatch(call -> call.over().equals(over))) {
            calls.add(new Pending(over, call(over)));
        }
    }

    private static SortKey sortKey(RexFieldCollation key, int channel) {
        boolean descending = key.getDirection() == RelFieldCollation.Direction.DESCENDING;
        boolean nullsFirst =
                switch (key.getNullDirection()) {
                    case FIRST -> true;
                    case LAST -> false;
                    case UNSPECIFIED -> descending;
                };
        return new SortKey(channel, descending, nullsFirst);
    }

    private WindowCall call(RexOver over) {
        String name = AggregateCallConverter.name(over.getAggOperator());
        List<Expression> arguments = expressions.convert(over.getOperands());
        FunctionSignature signature = plans.context()
                .functions()
                .resolve(
                        FunctionKind.WINDOW,
                        name,
                        arguments.stream().map(Expression::type).toList())
                .orElseGet(() -> AggregateCallConverter.resolve(
                        FunctionKind.AGGREGATE, name, arguments, plans.context().functions()));
        List<Integer> channels = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            channels.add(columns.channel(AggregateCallConverter.argument(
                    arguments.get(i), signature.argumentTypes().get(i))));
        }
        return new WindowCall(
                signature.name(),
                channels,
                over.isDistinct(),
                over.ignoreNulls(),
                OptionalInt.empty(),
                frame(over.getWindow()),
                signature.returnType());
    }

    private WindowCall.Frame frame(RexWindow window) {
        return new WindowCall.Frame(
                mode(window),
                bound(window.getLowerBound()),
                offset(window.getLowerBound()),
                bound(window.getUpperBound()),
                offset(window.getUpperBound()),
                exclusion(window.getExclude()));
    }

    private static WindowCall.Mode mode(RexWindow window) {
        if (!window.isRows()) {
            return WindowCall.Mode.RANGE;
        }
        boolean groups = Stream.of(window.getLowerBound(), window.getUpperBound())
                .map(RexWindowBound::getOffset)
                .anyMatch(GroupsMarker::isAround);
        return groups ? WindowCall.Mode.GROUPS : WindowCall.Mode.ROWS;
    }

    private static WindowCall.Bound bound(RexWindowBound bound) {
        if (bound.isCurrentRow()) {
            return WindowCall.Bound.CURRENT_ROW;
        } else if (bound.isPreceding()) {
            return bound.isUnbounded() ? WindowCall.Bound.UNBOUNDED_PRECEDING : WindowCall.Bound.PRECEDING;
        }
        return bound.isUnbounded() ? WindowCall.Bound.UNBOUNDED_FOLLOWING : WindowCall.Bound.FOLLOWING;
    }

    private OptionalInt offset(RexWindowBound bound) {
        return bound.getOffset() == null
                ? OptionalInt.empty()
                : OptionalInt.of(columns.channel(expressions.convert(GroupsMarker.unwrap(bound.getOffset()))));
    }

    private static WindowCall.Exclusion exclusion(RexWindowExclusion exclusion) {
        return switch (exclusion) {
            case EXCLUDE_NO_OTHER -> WindowCall.Exclusion.NO_OTHERS;
            case EXCLUDE_CURRENT_ROW -> WindowCall.Exclusion.CURRENT_ROW;
            case EXCLUDE_GROUP -> WindowCall.Exclusion.GROUP;
            case EXCLUDE_TIES -> WindowCall.Exclusion.TIES;
        };
    }
}
