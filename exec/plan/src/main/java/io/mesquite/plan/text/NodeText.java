package io.mesquite.plan.text;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.ExchangeNode;
import io.mesquite.plan.node.ExpandNode;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.FirstNonEmptyNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.RecursionNode;
import io.mesquite.plan.node.RecursionReadNode;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.SampleNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.SharedNode;
import io.mesquite.plan.node.SingleRowNode;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.plan.node.WithNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one operator does, in a line and a few details. */
final class NodeText {
    private NodeText() {}

    static String title(PlanNode node) {
        if (node instanceof ScanNode scan) {
            return "Scan " + scan.catalog() + "." + scan.table() + named(PlanText.columns(scan.fields()));
        } else if (node instanceof ValuesNode values) {
            return "Values " + values.rows().size() + (values.rows().size() == 1 ? " row" : " rows")
                    + named(PlanText.columns(values.fields()));
        } else if (node instanceof FilterNode filter) {
            return "Filter " + ExpressionText.of(filter.predicate(), columns(filter.source()));
        } else if (node instanceof ProjectNode project) {
            return "Project " + projections(project.expressions(), project.names(), columns(project.source()));
        } else if (node instanceof AggregateNode aggregate) {
            return AggregateText.title(aggregate, columns(aggregate.source()));
        } else if (node instanceof JoinNode join) {
            return join(join);
        } else if (node instanceof SortNode sort) {
            return "Sort by " + keys(sort.keys(), columns(sort.source()));
        } else if (node instanceof TopNNode topN) {
            return "TopN" + partial(topN.partial()) + " " + topN.count() + offset(topN.offset())
                    + (topN.withTies() ? " with ties" : "") + " by " + keys(topN.keys(), columns(topN.source()));
        } else if (node instanceof LimitNode limit) {
            String count = limit.count() == Long.MAX_VALUE ? "" : " " + limit.count();
            return "Limit" + partial(limit.partial()) + count + offset(limit.offset());
        } else if (node instanceof WindowNode window) {
            return WindowText.title(window, columns(window.source()));
        } else if (node instanceof UnionNode) {
            return "Union";
        } else if (node instanceof ExpandNode expand) {
            return "Expand to " + expand.projections().size() + " rows each";
        } else if (node instanceof UnnestNode unnest) {
            return "Unnest " + list(unnest.channels(), columns(unnest.source()))
                    + (unnest.outer() ? " (keeping rows without elements)" : "");
        } else if (node instanceof SampleNode sample) {
            return "Sample " + sample.probability() * 100 + "%";
        } else if (node instanceof SingleRowNode) {
            return "SingleRow";
        } else if (node instanceof FirstNonEmptyNode) {
            return "FirstNonEmpty";
        } else if (node instanceof WithNode with) {
            return "With "
                    + IntStream.range(0, with.shared().size())
                            .mapToObj(number -> "shared " + number)
                            .collect(Collectors.joining(", "));
        } else if (node instanceof SharedNode shared) {
            return "Shared " + shared.shared() + named(PlanText.columns(shared.fields()));
        } else if (node instanceof RecursionNode recursion) {
            return "Recursion" + (recursion.distinct() ? " distinct" : "");
        } else if (node instanceof RecursionReadNode read) {
            String what = read.number() == 0 ? "Round before" : "Input " + read.number();
            return what + named(PlanText.columns(read.fields()));
        } else if (node instanceof ExchangeNode exchange) {
            return "Exchange " + exchange.partitioning().kind().name().toLowerCase(Locale.ROOT)
                    + merging(exchange.mergeKeys(), exchange.fields());
        } else if (node instanceof RemoteSourceNode remote) {
            return "RemoteSource fragment " + remote.fragment() + merging(remote.mergeKeys(), remote.fields());
        }
        OutputNode output = (OutputNode) node;
        return "Output " + String.join(", ", output.names());
    }

    static List<String> details(PlanNode node) {
        List<String> details = new ArrayList<>();
        if (node instanceof ScanNode scan) {
            List<Field> fields = scan.scan().columns().stream()
                    .map(column -> new Field(column.name(), column.type()))
                    .toList();
            List<String> columns = PlanText.columns(fields);
            scan.predicate().ifPresent(predicate -> details.add("predicate " + ExpressionText.of(predicate, columns)));
            if (!scan.scan().constraint().isAll()) {
                details.add("constraint "
                        + ConstraintText.of(
                                scan.scan().constraint(), scan.scan().columns()));
            }
            scan.scan().limit().ifPresent(limit -> details.add("limit " + limit));
            scan.dynamicFilters()
                    .forEach(target ->
                            details.add("dynamic filter " + target.filterId() + " on " + columns.get(target.column())));
        } else if (node instanceof JoinNode join) {
            List<String> both = bothSides(join);
            join.residual().ifPresent(residual -> details.add("where " + ExpressionText.of(residual, both)));
            List<String> right = columns(join.right());
            join.dynamicFilters()
                    .forEach(filter -> details.add("dynamic filter " + filter.filterId() + " from "
                            + right.get(join.keys().get(filter.key()).right())));
        }
        return details;
    }

    static List<String> columns(PlanNode node) {
        return PlanText.columns(node.fields());
    }

    private static String join(JoinNode join) {
        List<String> left = columns(join.left());
        List<String> right = columns(join.right());
        String keys = join.keys().stream()
                .map(key -> left.get(key.left())
                        + (key.nullSafe() ? " is not distinct from " : " = ")
                        + right.get(key.right()))
                .collect(Collectors.joining(" and "));
        String distribution = join.distribution() == JoinNode.Distribution.PARTITIONED ? " partitioned" : "";
        return "Join " + join.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + distribution
                + (keys.isEmpty() ? "" : " on " + keys) + " → "
                + String.join(", ", PlanText.columns(join.fields()));
    }

    private static List<String> bothSides(JoinNode join) {
        List<Field> both = new ArrayList<>(join.left().fields());
        both.addAll(join.right().fields());
        return PlanText.columns(both);
    }

    static String projections(List<Expression> expressions, List<String> names, List<String> columns) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            String text = ExpressionText.of(expressions.get(i), columns);
            boolean same = expressions.get(i) instanceof InputReference && text.equals(names.get(i));
            parts.add(same ? text : names.get(i) + " = " + text);
        }
        return String.join(", ", parts);
    }

    static String keys(List<SortKey> keys, List<String> columns) {
        return keys.stream()
                .map(key -> columns.get(key.channel())
                        + (key.descending() ? " desc" : "")
                        + (key.nullsFirst() ? " nulls first" : ""))
                .collect(Collectors.joining(", "));
    }

    static String list(List<Integer> channels, List<String> columns) {
        return channels.stream().map(columns::get).collect(Collectors.joining(", "));
    }

    private static String merging(List<SortKey> keys, List<Field> fields) {
        return keys.isEmpty() ? "" : " merging by " + keys(keys, PlanText.columns(fields));
    }

    private static String named(List<String> columns) {
        return columns.isEmpty() ? ": no columns" : ": " + String.join(", ", columns);
    }

    private static String partial(boolean partial) {
        return partial ? " partial" : "";
    }

    private static String offset(long offset) {
        return offset == 0 ? "" : " offset " + offset;
    }

    /** An aggregate call. */
    static String call(AggregateCall call, List<String> columns) {
        StringBuilder text = new StringBuilder(call.function()).append('(');
        text.append(call.distinct() ? "distinct " : "");
        text.append(call.arguments().isEmpty() ? "*" : list(call.arguments(), columns));
        if (!call.orderBy().isEmpty()) {
            text.append(" order by ").append(keys(call.orderBy(), columns));
        }
        text.append(')');
        call.filter().ifPresent(filter -> text.append(" where ").append(columns.get(filter)));
        return text.toString();
    }
}
