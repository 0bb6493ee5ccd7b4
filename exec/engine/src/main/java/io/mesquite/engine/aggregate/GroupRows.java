package io.mesquite.engine.aggregate;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All rows of some columns, by group: for functions that need every value. As a state, a group is the array of its rows. */
final class GroupRows {
    /** The batches as they came, all of them in one vector, and the rows of each group in the result. */
    private static final int COPIES = 3;
    /** Sorted by group, and as an object or two. */
    private static final long WORK_PER_ROW = 48;

    private final List<Type> types;
    private final List<List<Vector>> parts = new ArrayList<>();
    private int[] groups = new int[64];
    private int size;
    private int groupCount;
    private long bytes;
    /** Made when the rows are asked for. */
    private Vector[] columns;

    private MembersByGroup byGroup;

    GroupRows(List<Type> types) {
        this.types = List.copyOf(types);
        types.forEach(type -> parts.add(new ArrayList<>()));
    }

    void reserve(int count) {
        groupCount = Math.max(groupCount, count);
    }

    void add(int[] rowGroups, Vector[] values, int count) {
        if (count == 0) {
            return;
        }
        if (size + count > groups.length) {
            groups = Arrays.copyOf(groups, Capacity.grow(groups.length, Math.addExact(size, count)));
        }
        System.arraycopy(rowGroups, 0, groups, size, count);
        size += count;
        for (int column = 0; column < values.length; column++) {
            Vector copy = values[column].copy();
            bytes += copy.retainedBytes();
            parts.get(column).add(copy);
        }
    }

    /** Adds the rows of arrays of rows, each to a group. */
    void addIntermediate(int[] arrayGroups, Vector states, int count) {
        ArrayVector arrays = (ArrayVector) states.flatten();
        RowVector rows = (RowVector) arrays.elements().flatten();
        int[] offsets = arrays.offsets();
        int[] rowGroups = new int[offsets[count] - offsets[0]];
        int[] positions = new int[rowGroups.length];
        int end = 0;
        for (int i = 0; i < count; i++) {
            for (int row = offsets[i]; row < offsets[i + 1] && !states.isNull(i); row++) {
                positions[end] = row;
                rowGroups[end++] = arrayGroups[i];
            }
        }
        Vector[] values = new Vector[types.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = rows.field(column).gather(positions, end);
        }
        add(rowGroups, values, end);
    }

    /** The rows of the groups as arrays of rows. */
    Vector intermediate(int[] wanted, int count) {
        MembersByGroup members = byGroup();
        int[] offsets = members.offsets(wanted, count);
        int[] positions = members.members(wanted, offsets, count);
        Vector[] values = new Vector[types.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = columns[column].gather(positions, positions.length);
        }
        return new ArrayVector(count, offsets, new RowVector(positions.length, values, null), null);
    }

    /** Which rows belong to which group; nothing may be added any more. */
    synchronized MembersByGroup byGroup() {
        if (byGroup == null) {
            columns = new Vector[types.size()];
            for (int column = 0; column < columns.length; column++) {
                columns[column] =
                        Concatenation.of(types.get(column), parts.get(column)).flatten();
                parts.get(column).clear();
            }
            byGroup = new MembersByGroup(Arrays.copyOf(groups, size), groupCount);
        }
        return byGroup;
    }

    /** A column of all rows, flat; after {@link #byGroup}. */
    Vector column(int index) {
        return columns[index];
    }

    int groupOf(int row) {
        return groups[row];
    }

    /** What they take, and what it will take to bring them together and to make something of them, for which nobody is asked again. */
    long retainedBytes() {
        return COPIES * bytes + 4L * groups.length + WORK_PER_ROW * size;
    }
}
