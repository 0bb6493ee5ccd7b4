package io.mesquite.engine.aggregation;

import io.mesquite.engine.aggregate.Accumulator;
import io.mesquite.engine.hashtable.GroupTable;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Groups with the states of all calls. */
final class GroupStates {
    private final AggregatePlan plan;
    private final GroupTable table;
    private final Accumulator[] accumulators;
    /** How many groups the accumulators have room for. */
    private int capacity;

    private int[] groups = new int[Batch.TARGET_SIZE];

    GroupStates(AggregatePlan plan, int expectedGroups) {
        this.plan = plan;
        table = plan.tables().newTable(expectedGroups);
        accumulators = plan.newAccumulators();
        reserve(Math.max(expectedGroups, table.groupCount()));
    }

    private void reserve(int groupCount) {
        if (groupCount <= capacity) {
            return;
        }
        // In steps of our own, so that growthBytes knows of them.
        capacity = Math.max(groupCount, capacity + (capacity >> 1));
        for (Accumulator accumulator : accumulators) {
            accumulator.reserve(capacity);
        }
    }

    int groupCount() {
        return table.groupCount();
    }

    GroupTable table() {
        return table;
    }

    Accumulator[] accumulators() {
        return accumulators;
    }

    /** Finds the group of each row; the array is valid until the next call. */
    int[] findGroups(Vector[] keys, int count) {
        if (groups.length < count) {
            groups = new int[count];
        }
        table.findOrAdd(keys, count, groups);
        reserve(table.groupCount());
        return groups;
    }

    /** Adds all groups of another. */
    void addAll(GroupStates other) {
        int[] positions = new int[Math.min(Batch.TARGET_SIZE, other.groupCount())];
        for (int from = 0; from < other.groupCount(); from += positions.length) {
            int count = Math.min(positions.length, other.groupCount() - from);
            for (int i = 0; i < count; i++) {
                positions[i] = from + i;
            }
            add(other, positions, count);
        }
    }

    /** Adds some groups of another. */
    void add(GroupStates other, int[] positions, int count) {
        int[] found = findGroups(other.table.keys(positions, count), count);
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i].addIntermediate(found, other.accumulators[i].intermediate(positions, count), count);
        }
    }

    /** Some groups as rows of the output. */
    Batch output(int[] positions, int count) {
        List<Vector> columns = new ArrayList<>(plan.keys().length + accumulators.length);
        Collections.addAll(columns, table.keys(positions, count));
        for (Accumulator accumulator : accumulators) {
            columns.add(
                    plan.givesStates()
                            ? accumulator.intermediate(positions, count)
                            : accumulator.result(positions, count));
        }
        return new Batch(count, columns);
    }

    /** Some groups as rows of keys and states. */
    Batch rows(int[] positions, int count) {
        List<Vector> columns = new ArrayList<>(plan.keys().length + accumulators.length);
        Collections.addAll(columns, table.keys(positions, count));
        for (Accumulator accumulator : accumulators) {
            columns.add(accumulator.intermediate(positions, count));
        }
        return new Batch(count, columns);
    }

    /** Adds groups that {@link #rows} gave. */
    void addRows(Batch rows) {
        Vector[] keys = new Vector[plan.keys().length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = rows.column(i);
        }
        int[] found = findGroups(keys, rows.size());
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i].addIntermediate(found, rows.column(keys.length + i), rows.size());
        }
    }

    /** Bytes that new arrays would take beside the present ones while {@code count} new groups are added. */
    long growthBytes(int count) {
        long bytes = table.growthBytes(count);
        return table.groupCount() + count > capacity ? bytes + accumulatorBytes() : bytes;
    }

    private long accumulatorBytes() {
        long bytes = 0;
        for (Accumulator accumulator : accumulators) {
            bytes += accumulator.retainedBytes();
        }
        return bytes;
    }

    long retainedBytes() {
        return table.retainedBytes() + accumulatorBytes();
    }
}
