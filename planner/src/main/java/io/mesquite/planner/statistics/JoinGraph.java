package io.mesquite.planner.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Inputs of inner joins and what connects them; how many rows any set of them gives does not depend on the order in which they
 * are joined. Sets are bits of a long; columns are those of all inputs side by side.
 */
public final class JoinGraph {
    private final List<Estimate> inputs;
    private final List<ColumnEstimate> columns = new ArrayList<>();
    private final List<ImmutableBitSet> equalColumns;
    /** For each class of equal columns the inputs that have one. */
    private final long[] inputsOfClass;

    private final List<RexNode> conditions;
    private final long[] inputsOfCondition;
    private final double[] shareOfCondition;
    private final List<ImmutableBitSet> columnsOf;
    private final Map<Long, Double> rows = new HashMap<>();

    /**
     * @param columnsOf each input's columns
     * @param equalColumns classes of columns that are equal
     * @param conditions further ones, over all columns
     */
    public JoinGraph(
            List<Estimate> inputs,
            List<ImmutableBitSet> columnsOf,
            List<ImmutableBitSet> equalColumns,
            List<RexNode> conditions) {
        this.inputs = inputs;
        this.columnsOf = columnsOf;
        this.equalColumns = equalColumns;
        this.conditions = conditions;
        inputs.forEach(input -> columns.addAll(input.columns()));
        this.inputsOfClass = equalColumns.stream().mapToLong(this::inputsOf).toArray();
        this.inputsOfCondition = conditions.stream()
                .mapToLong(condition -> inputsOf(RelOptUtil.InputFinder.bits(condition)))
                .toArray();
        this.shareOfCondition = conditions.stream()
                .mapToDouble(condition -> Selectivity.of(condition, columns))
                .toArray();
    }

    private long inputsOf(ImmutableBitSet some) {
        long result = 0;
        for (int i = 0; i < columnsOf.size(); i++) {
            if (columnsOf.get(i).intersects(some)) {
                result |= 1L << i;
            }
        }
        return result;
    }

    public int size() {
        return inputs.size();
    }

    /** Whether a condition speaks of both sets. */
    public boolean isConnected(long one, long other) {
        for (long members : inputsOfClass) {
            if ((members & one) != 0 && (members & other) != 0) {
                return true;
            }
        }
        for (long members : inputsOfCondition) {
            if ((members & one) != 0 && (members & other) != 0 && (members & ~(one | other)) == 0) {
                return true;
            }
        }
        return false;
    }

    /** How many rows the join of the inputs gives. */
    public double rows(long set) {
        Double known = rows.get(set);
        if (known == null) {
            known = Math.max(1, computeRows(set));
            rows.put(set, known);
        }
        return known;
    }

    private double computeRows(long set) {
        long done = Long.lowestOneBit(set);
        double result = inputs.get(Long.numberOfTrailingZeros(done)).rows();
        while (done != set) {
            long next = nextInput(done, set);
            int input = Long.numberOfTrailingZeros(next);
            result = result * inputs.get(input).rows() / commonValues(done, input);
            done |= next;
        }
        for (int i = 0; i < conditions.size(); i++) {
            if ((inputsOfCondition[i] & ~set) == 0) {
                result *= shareOfCondition[i];
            }
        }
        return result;
    }

    private long nextInput(long done, long set) {
        for (long rest = set & ~done; rest != 0; rest &= rest - 1) {
            long candidate = Long.lowestOneBit(rest);
            if (isConnected(done, candidate)) {
                return candidate;
            }
        }
        return Long.lowestOneBit(set & ~done);
    }

    /** How many values the columns have together in which the input meets those that are joined already. */
    private double commonValues(long done, int input) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < inputsOfClass.length; i++) {
            if ((inputsOfClass[i] & done) != 0 && (inputsOfClass[i] & 1L << input) != 0) {
                keys.add(key(equalColumns.get(i), done, input, inputsOfClass[i] & done));
            }
        }
        double values = 1;
        while (!keys.isEmpty()) {
            long owner = ownerOfMost(keys, done);
            double together = 1;
            int count = 0;
            for (Key key : keys) {
                if ((key.owners() & owner) != 0) {
                    together *= key.values();
                    count++;
                }
            }
            keys.removeIf(key -> (key.owners() & owner) != 0);
            values *= count > 1 ? Math.min(together, fewestRows(owner, input)) : together;
        }
        return values;
    }

    /**
     * A column by which an input meets others.
     *
     * @param values how many there are on both sides
     * @param owners the others that have it
     */
    private record Key(double values, long owners) {}

    private Key key(ImmutableBitSet equal, long done, int input, long owners) {
        ColumnEstimate own = null;
        ColumnEstimate other = null;
        for (int column : equal) {
            long owner = inputsOf(ImmutableBitSet.of(column));
            if (owner == 1L << input) {
                own = columns.get(column);
            } else if ((owner & done) != 0
                    && (other == null || columns.get(column).domain() < other.domain())) {
                other = columns.get(column);
            }
        }
        return new Key(JoinEstimates.commonValues(own, other), owners);
    }

    private static long ownerOfMost(List<Key> keys, long done) {
        long best = 0;
        long most = 0;
        for (long rest = done; rest != 0; rest &= rest - 1) {
            long owner = Long.lowestOneBit(rest);
            long count =
                    keys.stream().filter(key -> (key.owners() & owner) != 0).count();
            if (count > most) {
                most = count;
                best = owner;
            }
        }
        return best;
    }

    /** Several keys of one other input have together no more values than there are rows. */
    private double fewestRows(long owner, int input) {
        return Math.min(
                inputs.get(Long.numberOfTrailingZeros(owner)).unfilteredRows(),
                inputs.get(input).unfilteredRows());
    }
}
