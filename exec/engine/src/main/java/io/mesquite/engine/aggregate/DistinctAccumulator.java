package io.mesquite.engine.aggregate;

import io.mesquite.engine.hashtable.GroupTable;
import io.mesquite.engine.hashtable.GroupTables;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A call with DISTINCT: a set of groups with arguments, whose members go to the function's own accumulator when all are known. The state
 * of a group is the array of its members, each a row of arguments.
 */
public final class DistinctAccumulator implements Accumulator {
    private final GroupTable members;
    private final Supplier<Accumulator> functions;
    private int[] numbers = new int[Batch.TARGET_SIZE];
    private int groupCount;
    /** Made when the first result or state is asked for. */
    private Accumulator complete;

    private MembersByGroup byGroup;

    /** @param functions makes the accumulator of the function without DISTINCT */
    public DistinctAccumulator(List<Type> argumentTypes, Supplier<Accumulator> functions) {
        List<Type> types = new ArrayList<>();
        types.add(SimpleType.INTEGER);
        types.addAll(argumentTypes);
        members = new GroupTables(types).newTable(0);
        this.functions = functions;
    }

    @Override
    public void reserve(int count) {
        groupCount = Math.max(groupCount, count);
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        if (numbers.length < count) {
            numbers = new int[count];
        }
        Vector[] keys = new Vector[arguments.length + 1];
        keys[0] = new IntVector(count, groups, null);
        System.arraycopy(arguments, 0, keys, 1, arguments.length);
        members.findOrAdd(keys, count, numbers);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        ArrayVector arrays = (ArrayVector) states.flatten();
        int[] offsets = arrays.offsets();
        RowVector rows = (RowVector) arrays.elements();
        int[] rowGroups = new int[rows.size()];
        for (int i = 0; i < count; i++) {
            Arrays.fill(rowGroups, offsets[i], offsets[i + 1], groups[i]);
        }
        Vector[] arguments = new Vector[rows.fieldCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = rows.field(i);
        }
        add(rowGroups, arguments, rows.size());
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        MembersByGroup sorted = byGroup();
        int[] offsets = sorted.offsets(groups, count);
        Vector[] columns = members.keys(sorted.members(groups, offsets, count), offsets[count]);
        Vector[] arguments = Arrays.copyOfRange(columns, 1, columns.length);
        return new ArrayVector(count, offsets, new RowVector(offsets[count], arguments, null), null);
    }

    private synchronized MembersByGroup byGroup() {
        if (byGroup == null) {
            int[] groups = new int[members.groupCount()];
            forEachBatch((first, columns, count) ->
                    System.arraycopy(((IntVector) columns[0]).values(), 0, groups, first, count));
            byGroup = new MembersByGroup(groups, groupCount);
        }
        return byGroup;
    }

    @Override
    public Vector result(int[] groups, int count) {
        return complete().result(groups, count);
    }

    private synchronized Accumulator complete() {
        if (complete == null) {
            Accumulator made = functions.get();
            made.reserve(groupCount);
            forEachBatch((first, columns, count) ->
                    made.add(((IntVector) columns[0]).values(), Arrays.copyOfRange(columns, 1, columns.length), count));
            complete = made;
        }
        return complete;
    }

    private interface MemberBatch {
        void accept(int first, Vector[] columns, int count);
    }

    private void forEachBatch(MemberBatch consumer) {
        int[] positions = new int[Batch.TARGET_SIZE];
        for (int from = 0; from < members.groupCount(); from += positions.length) {
            int count = Math.min(positions.length, members.groupCount() - from);
            for (int i = 0; i < count; i++) {
                positions[i] = from + i;
            }
            consumer.accept(from, members.keys(positions, count), count);
        }
    }

    @Override
    public long retainedBytes() {
        return members.retainedBytes();
    }
}
