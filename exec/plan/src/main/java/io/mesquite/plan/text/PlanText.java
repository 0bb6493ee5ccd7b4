package io.mesquite.plan.text;

import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.fragment.QueryPlan.Estimate;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plan for people: its operators as a tree, the root first, with what is expected of each.
 *
 * <pre>
 * Output n_name, revenue
 *   Aggregate by n_name: revenue = sum(l_extendedprice)                 ~25 rows, 1.2 kB
 *     Scan files.default.lineitem: n_name, l_extendedprice              ~6.0M rows, 229 MB
 *       predicate:  l_shipdate &lt; DATE '1995-01-01'
 *       constraint: l_shipdate in (-∞, DATE '1995-01-01')
 * </pre>
 *
 * Under a scan, {@code constraint} and {@code limit} are what the source is told; {@code predicate} is what the engine evaluates.
 */
public final class PlanText {
    private static final String INDENT = "  ";

    private final QueryPlan plan;
    private final Function<PlanNode, Optional<String>> remark;
    private final Function<PlanNode, List<String>> told;
    private final StringBuilder text = new StringBuilder();

    private PlanText(
            QueryPlan plan, Function<PlanNode, Optional<String>> remark, Function<PlanNode, List<String>> told) {
        this.plan = plan;
        this.remark = remark;
        this.told = told;
    }

    /** The text; several lines, each ended by a line feed. Equal plans have equal texts. */
    public static String of(QueryPlan plan) {
        return of(plan, node -> Optional.empty());
    }

    /**
     * The text as in {@link #of(QueryPlan)}.
     *
     * @param remark what a node has as the first line under it, such as measured figures
     */
    public static String of(QueryPlan plan, Function<PlanNode, Optional<String>> remark) {
        return print(new PlanText(plan, remark, node -> List.of()));
    }

    /**
     * The text as in {@link #of(QueryPlan)}.
     *
     * @param told further lines under a node
     */
    public static String withDetails(QueryPlan plan, Function<PlanNode, List<String>> told) {
        return print(new PlanText(plan, node -> Optional.empty(), told));
    }

    private static String print(PlanText printer) {
        List<Fragment> fragments = printer.plan.fragments();
        if (fragments.size() == 1) {
            printer.node(fragments.get(0).root(), 0);
            return printer.text.toString();
        }
        for (int i = fragments.size() - 1; i >= 0; i--) {
            printer.fragment(fragments.get(i));
        }
        return printer.text.toString();
    }

    private void fragment(Fragment fragment) {
        text.append("Fragment ").append(fragment.id()).append(": ").append(tasks(fragment));
        text.append(", ").append(output(fragment)).append('\n');
        node(fragment.root(), 1);
    }

    private static String tasks(Fragment fragment) {
        return switch (fragment.tasks()) {
            case SINGLE -> "one task";
            case SOURCE -> "tasks by splits";
            case HASH -> "tasks by keys";
        };
    }

    private static String output(Fragment fragment) {
        Partitioning output = fragment.output();
        List<String> columns = columns(fragment.root().fields());
        return switch (output.kind()) {
            case GATHER -> "to one task";
            case BROADCAST -> "to every task";
            case ROUND_ROBIN -> "to any task";
            case HASH ->
                "to tasks by " + output.keys().stream().map(columns::get).collect(Collectors.joining(", "));
        };
    }

    private void node(PlanNode node, int depth) {
        text.append(INDENT.repeat(depth)).append(NodeText.title(node));
        Estimate estimate = plan.estimates().get(node.id());
        if (estimate != null) {
            text.append("  ~").append(Amounts.count(estimate.rows())).append(" rows, ");
            text.append(Amounts.bytes(estimate.bytes()));
        }
        text.append('\n');
        remark.apply(node).ifPresent(line -> text.append(INDENT.repeat(depth + 1))
                .append("= ")
                .append(line)
                .append('\n'));
        NodeText.details(node).forEach(detail -> detail(detail, depth + 1));
        told.apply(node).forEach(detail -> detail(detail, depth + 1));
        node.sources().forEach(source -> node(source, depth + 1));
    }

    private void detail(String detail, int depth) {
        text.append(INDENT.repeat(depth)).append("· ").append(detail).append('\n');
    }

    /** The names of columns; where two have one name, each with its channel. */
    static List<String> columns(List<Field> fields) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name();
            long uses =
                    fields.stream().filter(field -> field.name().equals(name)).count();
            names.add(uses == 1 && !name.isEmpty() ? name : name + "#" + i);
        }
        return names;
    }

    /** Numbers of three digits with a unit. */
    public static final class Amounts {
        private static final String[] COUNTS = {"", "k", "M", "G", "T"};
        private static final String[] BYTES = {" B", " kB", " MB", " GB", " TB"};

        private Amounts() {}

        public static String count(double value) {
            return withUnit(value, COUNTS);
        }

        public static String bytes(double value) {
            return withUnit(value, BYTES);
        }

        private static String withUnit(double value, String[] units) {
            double scaled = value;
            int unit = 0;
            while (scaled >= 999.5 && unit < units.length - 1) {
                scaled /= 1000;
                unit++;
            }
            boolean whole = unit == 0 || scaled >= 99.95;
            String format = whole ? "%.0f" : scaled >= 9.995 ? "%.1f" : "%.2f";
            return String.format(Locale.ROOT, format, scaled) + units[unit];
        }
    }
}
