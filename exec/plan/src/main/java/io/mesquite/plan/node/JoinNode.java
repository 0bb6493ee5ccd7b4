package io.mesquite.plan.node;

import io.mesquite.plan.expression.Expression;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins the left source, the probe side, with the right one, the build side, which is held in memory.
 *
 * @param keys pairs of channels, one of each side and of one type, that must be equal; none for a cross join or where only the
 *     residual decides
 * @param residual over the left columns, then the right ones; a pair matches where it is true as well
 * @param output which columns of the left columns followed by the right ones are given out, in this order, so that columns that
 *     only keys and residual need are not copied. Only columns of a side that {@code kind} gives out. The mark of a mark join is
 *     not among them: it always comes last
 * @param distribution how the build side is brought to the tasks of the probe side
 * @param dynamicFilters what the build side tells scans on the probe side, once it is complete
 */
public record JoinNode(
        int id,
        Kind kind,
        PlanNode left,
        PlanNode right,
        List<Key> keys,
        Optional<Expression> residual,
        List<Integer> output,
        Distribution distribution,
        List<DynamicFilter> dynamicFilters)
        implements PlanNode {
    /** What is given out; unless said otherwise columns of both sides. */
    public enum Kind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        /** Left rows, left columns only, that have a match. */
        SEMI,
        /** Left rows, left columns only, that have no match: NOT EXISTS. */
        ANTI,
        /** Left rows, left columns only, for which {@code key NOT IN (right)} is true by the rules for nulls: a null on the right matches possibly. */
        NULL_AWARE_ANTI,
        /** Right rows, right columns only, that have a match: a {@link #SEMI} join whose build side is the side that is kept. */
        RIGHT_SEMI,
        /** Right rows, right columns only, that have no match: an {@link #ANTI} join whose build side is the side that is kept. */
        RIGHT_ANTI,
        /** All left rows, with a last column: TRUE with a match, else FALSE. EXISTS as a value. */
        MARK,
        /** All left rows, with a last column: {@code key IN (right)} by the rules for nulls, so TRUE, FALSE or null. */
        NULL_AWARE_MARK;

        /** Whether columns of the left side can be given out. */
        public boolean givesLeft() {
            return this != RIGHT_SEMI && this != RIGHT_ANTI;
        }

        /** Whether columns of the right side can be given out. */
        public boolean givesRight() {
            return this == INNER || this == LEFT || this == RIGHT || this == FULL || !givesLeft();
        }

        /** Whether a boolean column follows the left ones. */
        public boolean givesMark() {
            return this == MARK || this == NULL_AWARE_MARK;
        }
    }

    /**
     * @param nullSafe whether null equals null, as in IS NOT DISTINCT FROM
     */
    public record Key(int left, int right, boolean nullSafe) {}

    /** Brought together by key, or the whole build side to every task. */
    public enum Distribution {
        PARTITIONED,
        REPLICATED
    }

    /**
     * The values of key number {@code key} on the build side are told to the scans that name {@code filterId}.
     *
     * @param mostValues with more values than that, the range from the least to the greatest is told
     */
    public record DynamicFilter(int filterId, int key, int mostValues) {
        /** What a scan that reads all rows can make use of: it looks through the values for each of its pieces. */
        public static final int FEW_VALUES = 100;
    }

    public JoinNode {
        keys = List.copyOf(keys);
        output = List.copyOf(output);
        int leftCount = left.fields().size();
        int first = kind.givesLeft() ? 0 : leftCount;
        int limit = kind.givesRight() ? leftCount + right.fields().size() : leftCount;
        if (output.stream().anyMatch(channel -> channel < first || channel >= limit)) {
            throw new IllegalArgumentException(kind + " join of " + leftCount + " left columns gives out " + output);
        }
        dynamicFilters = List.copyOf(dynamicFilters);
    }

    private List<Field> fieldsOf() {
        List<Field> both = new ArrayList<>(left.fields());
        both.addAll(right.fields());
        List<Field> fields = new ArrayList<>();
        output.forEach(channel -> fields.add(both.get(channel)));
        if (kind.givesMark()) {
            fields.add(new Field("mark", SimpleType.BOOLEAN));
        }
        return fields;
    }

    @Override
    public List<PlanNode> sources() {
        return List.of(left, right);
    }

    @Override
    public List<Field> fields() {
        return fieldsOf();
    }

    @Override
    public JoinNode withSources(List<PlanNode> sources) {
        return new JoinNode(
                id, kind, sources.get(0), sources.get(1), keys, residual, output, distribution, dynamicFilters);
    }
}
