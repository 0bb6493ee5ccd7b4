package io.mesquite.engine.window;

import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.plan.node.WindowCall.Bound;
import io.mesquite.plan.node.WindowCall.Frame;
import io.mesquite.plan.node.WindowCall.Mode;
import io.mesquite.plan.node.WindowNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What window functions give, by the words of the standard: for each row every other row is asked whether it is in the frame. */
final class WindowTwin {
    private final WindowNode node;
    /** One partition in order. */
    private final List<List<Object>> rows;

    private final int[] group;

    private WindowTwin(WindowNode node, List<List<Object>> rows) {
        this.node = node;
        this.rows = rows;
        this.group = new int[rows.size()];
        for (int i = 1; i < group.length; i++) {
            group[i] = group[i - 1] + (order().compare(rows.get(i - 1), rows.get(i)) == 0 ? 0 : 1);
        }
    }

    static List<List<Object>> compute(WindowNode node, List<List<Object>> all) {
        Map<List<Object>, List<List<Object>>> partitions = new LinkedHashMap<>();
        for (List<Object> row : all) {
            List<Object> key =
                    node.partitionBy().stream().map(row::get).collect(ArrayList::new, List::add, List::addAll);
            partitions.computeIfAbsent(key, missing -> new ArrayList<>()).add(row);
        }
        List<List<Object>> results = new ArrayList<>();
        for (List<List<Object>> partition : partitions.values()) {
            partition.sort(new WindowTwin(node, List.of()).order());
            WindowTwin twin = new WindowTwin(node, partition);
            for (int i = 0; i < partition.size(); i++) {
                List<Object> row = new ArrayList<>(partition.get(i));
                for (WindowCall call : node.calls()) {
                    row.add(twin.value(call, i));
                }
                results.add(row);
            }
        }
        return results;
    }

    private Comparator<List<Object>> order() {
        return (left, right) -> {
            for (SortKey key : node.orderBy()) {
                Object a = left.get(key.channel());
                Object b = right.get(key.channel());
                int order = a == null || b == null
                        ? (a == b ? 0 : (a == null) == key.nullsFirst() ? -1 : 1)
                        : key.descending() ? NativeOrder.compare(b, a) : NativeOrder.compare(a, b);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private Object value(WindowCall call, int i) {
        int size = rows.size();
        int first = 0;
        while (group[first] != group[i]) {
            first++;
        }
        int behind = i;
        while (behind < size && group[behind] == group[i]) {
            behind++;
        }
        return switch (call.function()) {
            case "row_number" -> i + 1L;
            case "rank" -> first + 1L;
            case "dense_rank" -> group[i] + 1L;
            case "percent_rank" -> size == 1 ? 0.0 : (double) first / (size - 1);
            case "cume_dist" -> (double) behind / size;
            case "ntile" -> tile(i, size, (Long) argument(call, 0, i));
            case "lag" -> shifted(call, i, -1);
            case "lead" -> shifted(call, i, 1);
            default -> overFrame(call, i);
        };
    }

    private static Object tile(int row, int size, Long parts) {
        long end = 0;
        for (long tile = 1; parts != null; tile++) {
            end += size / parts + (tile <= size % parts ? 1 : 0);
            if (row < end) {
                return tile;
            }
        }
        return null;
    }

    private Object argument(WindowCall call, int index, int row) {
        return rows.get(row).get(call.arguments().get(index));
    }

    private Object shifted(WindowCall call, int row, int direction) {
        Object wanted = call.arguments().size() > 1 ? argument(call, 1, row) : (Object) 1L;
        if (wanted == null) {
            return null;
        }
        long left = Math.abs((Long) wanted);
        int step = (Long) wanted < 0 ? -direction : direction;
        int place = row;
        while (left > 0) {
            place += step;
            if (place < 0 || place >= rows.size()) {
                return call.arguments().size() > 2 ? argument(call, 2, row) : null;
            }
            left -= call.ignoreNulls() && argument(call, 0, place) == null ? 0 : 1;
        }
        return argument(call, 0, place);
    }

    private Object overFrame(WindowCall call, int i) {
        List<Integer> frame = new ArrayList<>();
        for (int j = 0; j < rows.size(); j++) {
            boolean kept = call.filter().isEmpty()
                    || Boolean.TRUE.equals(rows.get(j).get(call.filter().getAsInt()));
            if (kept && isIn(call.frame(), i, j)) {
                frame.add(j);
            }
        }
        if (call.arguments().isEmpty()) {
            return (long) frame.size();
        }
        List<Object> values = new ArrayList<>();
        frame.forEach(j -> values.add(argument(call, 0, j)));
        boolean nullsCount =
                call.function().equals("array_agg") || call.function().endsWith("_value") && !call.ignoreNulls();
        if (!nullsCount) {
            values.removeIf(Objects::isNull);
        }
        return fold(call, i, call.distinct() ? new ArrayList<>(new LinkedHashSet<>(values)) : values);
    }

    private Object fold(WindowCall call, int i, List<Object> values) {
        if (call.function().equals("count")) {
            return (long) values.size();
        } else if (values.isEmpty()) {
            return null;
        }
        return switch (call.function()) {
            case "sum" ->
                values.get(0) instanceof Double
                        ? (Object) values.stream()
                                .mapToDouble(value -> (Double) value)
                                .sum()
                        : (Object)
                                values.stream().mapToLong(value -> (Long) value).sum();
            case "avg" -> values.stream().mapToLong(value -> (Long) value).sum() / (double) values.size();
            case "min" -> Collections.min(values, NativeOrder::compare);
            case "max" -> Collections.max(values, NativeOrder::compare);
            case "array_agg" -> values;
            case "first_value" -> values.get(0);
            case "last_value" -> values.get(values.size() - 1);
            case "nth_value" -> {
                Object place = argument(call, 1, i);
                yield place == null || (Long) place > values.size() ? null : values.get(((Long) place).intValue() - 1);
            }
            default -> throw new IllegalArgumentException(call.function());
        };
    }

    private boolean isIn(Frame frame, int i, int j) {
        boolean excluded =
                switch (frame.exclusion()) {
                    case NO_OTHERS -> false;
                    case CURRENT_ROW -> i == j;
                    case GROUP -> group[i] == group[j];
                    case TIES -> group[i] == group[j] && i != j;
                };
        return !excluded
                && isWithin(frame, frame.start(), frame.startOffset().orElse(-1), i, j, 1)
                && isWithin(frame, frame.end(), frame.endOffset().orElse(-1), i, j, -1);
    }

    /** Whether a row is at the bound or, for {@code side} 1, after it, for -1 before it. */
    private boolean isWithin(Frame frame, Bound bound, int channel, int i, int j, int side) {
        if (bound == Bound.UNBOUNDED_PRECEDING || bound == Bound.UNBOUNDED_FOLLOWING) {
            return true;
        }
        long offset = bound == Bound.CURRENT_ROW ? 0 : (Long) rows.get(i).get(channel);
        long moved = bound == Bound.PRECEDING ? -offset : offset;
        if (frame.mode() == Mode.ROWS) {
            return side * (j - (i + moved)) >= 0;
        } else if (frame.mode() == Mode.GROUPS || bound == Bound.CURRENT_ROW) {
            return side * (group[j] - (group[i] + moved)) >= 0;
        }
        SortKey key = node.orderBy().get(0);
        Object own = rows.get(i).get(key.channel());
        Object other = rows.get(j).get(key.channel());
        if (own == null || other == null) {
            return side * (group[j] - group[i]) >= 0;
        }
        long sign = key.descending() ? -1 : 1;
        return side * (sign * (Long) other - (sign * (Long) own + moved)) >= 0;
    }
}
