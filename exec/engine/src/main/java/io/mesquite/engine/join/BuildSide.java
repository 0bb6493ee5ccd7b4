package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/** The complete build side: its rows by number, and the table over their keys. Shared by all probe lanes. */
final class BuildSide {
    private final JoinPlan plan;
    private final int rows;
    /** By right channel; null where not kept. */
    private final Vector[] columns;

    private final JoinTable table;
    /** Rows that had a match; null where that does not matter. Lanes only ever write true. */
    private final boolean[] matched;

    private final Whole whole;

    /** What is known of the build rows of all partitions, where this has the rows of some only. */
    record Whole(boolean anyRow, boolean anyNullKey) {}

    private BuildSide(JoinPlan plan, int rows, Vector[] columns, Whole whole) {
        this.whole = whole;
        this.plan = plan;
        this.rows = rows;
        this.columns = columns;
        table = newTable();
        matched = plan.tracksBuildMatches() ? new boolean[rows] : null;
    }

    /** @param columns of each right column, by channel, the parts of all lanes; null where it is not kept */
    static BuildSide of(JoinPlan plan, long rows, Vector[] columns) {
        return new BuildSide(plan, Math.toIntExact(rows), columns, null);
    }

    /** As {@link #of(JoinPlan, long, Vector[])}, for the rows of some partitions. */
    static BuildSide ofPart(JoinPlan plan, long rows, Vector[] columns, Whole whole) {
        return new BuildSide(plan, Math.toIntExact(rows), columns, whole);
    }

    /** Whether there is a build row, in this or another partition. */
    boolean anyRow() {
        return whole == null ? rows > 0 : whole.anyRow;
    }

    /** Whether there is a null in the first key of a build row, in this or another partition. */
    boolean anyNullKey() {
        return whole == null ? Validity.nullCount(key(0).validity(), rows) > 0 : whole.anyNullKey;
    }

    /** Bytes that the table over so many rows will take, about, before it is made. */
    static long tableBytes(JoinPlan plan, int rows, Vector[] columns) {
        int[] keys = plan.rightKeys();
        if (keys.length == 0) {
            return 4L * rows;
        }
        long rowNumbers = 8L * rows + (plan.tracksBuildMatches() ? rows : 0);
        Vector key = columns[keys[0]];
        if (!plan.hasLongKey()) {
            long keyBytes = 0;
            for (int channel : keys) {
                keyBytes += columns[channel].retainedBytes();
            }
            return keyBytes + 3 * rowNumbers + 16L * Long.highestOneBit(rows + (rows >> 1) + 1L);
        }
        long loaded = key.layout() == Layout.LONG && !(key instanceof DictionaryVector) ? 0 : 8L * rows;
        KeyRange range = KeyRange.of(new LongValues().load(key), key.validity(), rows);
        return loaded
                + rowNumbers
                + (!range.isEmpty() && RankJoinTable.suits(range, rows)
                        ? (range.greatest() - range.least()) / 4
                        : 32L * Long.highestOneBit(rows + (rows >> 1) + 1L));
    }

    /** One column of all lanes. */
    static Vector column(JoinPlan plan, int channel, List<BuildLane> lanes) {
        List<Vector> parts = new ArrayList<>();
        lanes.forEach(lane -> parts.addAll(lane.parts(channel)));
        return Concatenation.of(plan.type(plan.leftColumns() + channel), parts);
    }

    private JoinTable newTable() {
        if (plan.rightKeys().length == 0) {
            return new AllRowsTable(rows);
        }
        if (!plan.hasLongKey()) {
            return new RowJoinTable(plan.keyTypes(), keyColumns(), rows, plan.existenceOnly());
        }
        Vector key = keyColumns()[0];
        long[] keys = new LongValues().load(key);
        KeyRange range = KeyRange.of(keys, key.validity(), rows);
        return !range.isEmpty() && RankJoinTable.suits(range, rows)
                ? new RankJoinTable(keys, key.validity(), rows, range, plan.existenceOnly())
                : new LongJoinTable(keys, key.validity(), rows, plan.existenceOnly());
    }

    private Vector[] keyColumns() {
        Vector[] keys = new Vector[plan.rightKeys().length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = columns[plan.rightKeys()[i]];
        }
        return keys;
    }

    int rows() {
        return rows;
    }

    JoinTable table() {
        return table;
    }

    boolean[] matched() {
        return matched;
    }

    /** Key column number {@code key}, all rows of it. */
    Vector key(int key) {
        return columns[plan.rightKeys()[key]];
    }

    /** Values of a right column at rows of the build side; -1 gives null. Texts refer to the bytes kept here. */
    Vector gather(int channel, int[] positions, int count, boolean anyMissing) {
        Vector column = columns[channel];
        if (!anyMissing) {
            return gather(column, positions, count);
        }
        if (rows == 0) {
            return Vectors.constant(plan.type(plan.leftColumns() + channel), null, count);
        }
        int[] existing = new int[count];
        long[] validity = new long[Validity.words(count)];
        for (int i = 0; i < count; i++) {
            int row = positions[i];
            existing[i] = Math.max(row, 0);
            if (row >= 0) {
                Validity.setValid(validity, i);
            }
        }
        return Vectors.withNulls(gather(column, existing, count), validity);
    }

    private static Vector gather(Vector column, int[] positions, int count) {
        if (!(column instanceof BytesVector text)) {
            return column.gather(positions, count);
        }
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int[] fromStarts = text.starts();
        int[] fromLengths = text.lengths();
        for (int i = 0; i < count; i++) {
            starts[i] = fromStarts[positions[i]];
            lengths[i] = fromLengths[positions[i]];
        }
        return new BytesVector(
                count, text.bytes(), starts, lengths, Validity.gather(text.validity(), positions, count));
    }

    long retainedBytes() {
        long bytes = table.retainedBytes() + (matched == null ? 0 : matched.length);
        for (Vector column : columns) {
            bytes += column == null ? 0 : column.retainedBytes();
        }
        return bytes;
    }
}
