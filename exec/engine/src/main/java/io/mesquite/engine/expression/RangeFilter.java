package io.mesquite.engine.expression;

import io.mesquite.engine.function.operator.Comparison;
import io.mesquite.engine.kernel.SelectLoops;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;

/** An integer column in a range, in one loop for flat vectors; others are left to the filter of any predicate. */
final class RangeFilter implements Filter {
    private final Range range;
    private final Filter other;

    /**
     * The values from {@code low} to {@code high}, or where not {@code wanted} the values outside.
     */
    record Range(int channel, long low, long high, boolean wanted) {
        static Range of(int channel, Comparison.Operator operator, long bound) {
            long lowest = Long.MIN_VALUE;
            long highest = Long.MAX_VALUE;
            return switch (operator) {
                case EQUAL -> new Range(channel, bound, bound, true);
                case NOT_EQUAL -> new Range(channel, bound, bound, false);
                case LESS -> new Range(channel, bound, highest, false);
                case LESS_OR_EQUAL -> new Range(channel, lowest, bound, true);
                case GREATER -> new Range(channel, lowest, bound, false);
                case GREATER_OR_EQUAL -> new Range(channel, bound, highest, true);
            };
        }

        /** As a range of wanted values, where it can be one. */
        private Range positive() {
            if (wanted) {
                return this;
            } else if (low == Long.MIN_VALUE && high < Long.MAX_VALUE) {
                return new Range(channel, high + 1, Long.MAX_VALUE, true);
            } else if (high == Long.MAX_VALUE && low > Long.MIN_VALUE) {
                return new Range(channel, Long.MIN_VALUE, low - 1, true);
            }
            return this;
        }

        boolean canJoin(Range next) {
            return channel == next.channel && positive().wanted && next.positive().wanted;
        }

        Range join(Range next) {
            Range a = positive();
            Range b = next.positive();
            return new Range(channel, Math.max(a.low, b.low), Math.min(a.high, b.high), true);
        }
    }

    RangeFilter(Range range, Filter other) {
        this.range = range;
        this.other = other;
    }

    @Override
    public int filter(Batch input, int[] positions, int count) {
        Vector column = input.column(range.channel);
        boolean all = count == input.size();
        int kept;
        if (column instanceof LongVector longs) {
            long[] values = longs.values();
            kept = all
                    ? SelectLoops.between(values, range.low, range.high, range.wanted, positions, count)
                    : SelectLoops.between(values, range.low, range.high, range.wanted, positions, positions, count);
        } else if (column instanceof IntVector ints) {
            int[] values = ints.values();
            // Bounds beyond what an int holds are moved to where no int is between them and the bound.
            boolean none = range.low > Integer.MAX_VALUE || range.high < Integer.MIN_VALUE;
            int low = none ? 1 : (int) Math.max(range.low, Integer.MIN_VALUE);
            int high = none ? 0 : (int) Math.min(range.high, Integer.MAX_VALUE);
            kept = all
                    ? SelectLoops.between(values, low, high, range.wanted, positions, count)
                    : SelectLoops.between(values, low, high, range.wanted, positions, positions, count);
        } else {
            return other.filter(input, positions, count);
        }
        return column.validity() == null ? kept : SelectLoops.valid(column.validity(), positions, positions, kept);
    }
}
