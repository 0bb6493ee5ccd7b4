package io.mesquite.engine.aggregate;

import io.mesquite.spi.type.Int128;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.Validity;
import java.util.Arrays;

/**
 * Exact sums and counts of integers, for many groups. A sum is {@code low} as a signed number plus {@code carries} times 2^64: as long as no
 * sum leaves 64 bits, which is nearly always so, there is one addition a row and no array of carries.
 */
final class Sums {
    private long[] low = new long[0];
    private long[] carries;
    private long[] counts = new long[0];

    void reserve(int groupCount) {
        if (groupCount > low.length) {
            int length = Capacity.grow(low.length, groupCount);
            low = Arrays.copyOf(low, length);
            counts = Arrays.copyOf(counts, length);
            if (carries != null) {
                carries = Arrays.copyOf(carries, length);
            }
        }
    }

    void add(int[] groups, long[] values, long[] validity, int count) {
        int done = 0;
        while (done < count) {
            done = validity == null
                    ? addUntilOverflow(groups, values, done, count, low, counts)
                    : addValidUntilOverflow(groups, values, validity, done, count, low, counts);
            if (done < count) {
                addWide(groups[done], values[done] >> 63, values[done]);
                done++;
            }
        }
    }

    /** Returns the row that would leave 64 bits, or {@code count}. */
    private static int addUntilOverflow(int[] groups, long[] values, int from, int count, long[] low, long[] counts) {
        for (int i = from; i < count; i++) {
            int group = groups[i];
            long before = low[group];
            long value = values[i];
            long sum = before + value;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                return i;
            }
            low[group] = sum;
            counts[group]++;
        }
        return count;
    }

    private static int addValidUntilOverflow(
            int[] groups, long[] values, long[] validity, int from, int count, long[] low, long[] counts) {
        for (int i = from; i < count; i++) {
            if ((validity[i >> 6] & 1L << i) == 0) {
                continue;
            }
            int group = groups[i];
            long before = low[group];
            long value = values[i];
            long sum = before + value;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                return i;
            }
            low[group] = sum;
            counts[group]++;
        }
        return count;
    }

    /** All rows to one group. */
    void addAll(int group, long[] values, long[] validity, int count) {
        long sum = low[group];
        int added = 0;
        for (int i = 0; i < count; i++) {
            if (validity != null && (validity[i >> 6] & 1L << i) == 0) {
                continue;
            }
            long value = values[i];
            long next = sum + value;
            if (((sum ^ next) & (value ^ next)) < 0) {
                low[group] = sum;
                addWide(group, value >> 63, value);
                counts[group]--;
                next = low[group];
            }
            sum = next;
            added++;
        }
        low[group] = sum;
        counts[group] += added;
    }

    void add(int[] groups, Int128Vector values, int count) {
        long[] highs = values.high();
        long[] lows = values.low();
        for (int i = 0; i < count; i++) {
            if (!values.isNull(i)) {
                long before = low[groups[i]];
                long sum = before + lows[i];
                boolean isLong = highs[i] == lows[i] >> 63;
                if (isLong && ((before ^ sum) & (lows[i] ^ sum)) >= 0) {
                    low[groups[i]] = sum;
                    counts[groups[i]]++;
                } else {
                    addWide(groups[i], highs[i], lows[i]);
                }
            }
        }
    }

    /** Adds sums and how many values they are of; a null sum is one of no values. */
    void addCounted(int[] groups, Int128Vector sums, long[] added, int count) {
        for (int i = 0; i < count; i++) {
            if (!sums.isNull(i) && added[i] != 0) {
                addWide(groups[i], sums.high()[i], sums.low()[i]);
                counts[groups[i]] += added[i] - 1;
            }
        }
    }

    private void addWide(int group, long high, long value) {
        if (carries == null) {
            carries = new long[low.length];
        }
        long before = low[group];
        long sum = before + value;
        // The signed low part stands for one carry less than the unsigned one where it is negative.
        long carry = high - (value >> 63);
        if (((before ^ sum) & (value ^ sum)) < 0) {
            carry += value < 0 ? -1 : 1;
        }
        long carried = carries[group] + carry;
        if (((carries[group] ^ carried) & (carry ^ carried)) < 0) {
            throw Decimals.outOfRange("A sum needs more than 128 bits");
        }
        carries[group] = carried;
        low[group] = sum;
        counts[group]++;
    }

    long count(int group) {
        return counts[group];
    }

    long low(int group) {
        return low[group];
    }

    long high(int group) {
        return (low[group] >> 63) + (carries == null ? 0 : carries[group]);
    }

    /** The exact sums; null for groups without values. */
    Int128Vector sums(int[] groups, int count) {
        long[] highs = new long[count];
        long[] lows = new long[count];
        for (int i = 0; i < count; i++) {
            highs[i] = high(groups[i]);
            lows[i] = low(groups[i]);
        }
        return new Int128Vector(count, highs, lows, validity(groups, count));
    }

    /** Which groups have values; null where all have. */
    long[] validity(int[] groups, int count) {
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            if (counts[groups[i]] == 0) {
                if (validity == null) {
                    validity = Validity.allValid(count);
                }
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }

    Int128 sum(int group) {
        return new Int128(high(group), low(group));
    }

    long retainedBytes() {
        return 8L * (low.length + counts.length + (carries == null ? 0 : carries.length));
    }
}
