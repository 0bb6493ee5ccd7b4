package io.mesquite.engine.aggregate;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/** Functions that need all values of a group before they know anything: arrays, maps, medians. */
final class CollectingAccumulator implements Accumulator {
    /** From the rows of one group, in the order in which they came, to the native value of the result. */
    @FunctionalInterface
    interface Finish {
        /** @param rows the native values of each row's arguments; at least one row */
        Object apply(List<Object[]> rows);
    }

    private final GroupRows rows;
    private final int columns;
    private final Type resultType;
    private final Finish finish;

    /** @param finish null where the result is the array of the first argument's values */
    CollectingAccumulator(List<Type> types, Type resultType, Finish finish) {
        rows = new GroupRows(types);
        columns = types.size();
        this.resultType = resultType;
        this.finish = finish;
    }

    @Override
    public void reserve(int groupCount) {
        rows.reserve(groupCount);
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        rows.add(groups, arguments, count);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        rows.addIntermediate(groups, states, count);
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        return rows.intermediate(groups, count);
    }

    @Override
    public Vector result(int[] groups, int count) {
        MembersByGroup members = rows.byGroup();
        int[] offsets = members.offsets(groups, count);
        int[] positions = members.members(groups, offsets, count);
        return finish == null ? arrays(offsets, positions, count) : finished(offsets, positions, count);
    }

    private Vector arrays(int[] offsets, int[] positions, int count) {
        long[] validity = Validity.allValid(count);
        for (int i = 0; i < count; i++) {
            if (offsets[i] == offsets[i + 1]) {
                Validity.setNull(validity, i);
            }
        }
        return new ArrayVector(count, offsets, rows.column(0).gather(positions, positions.length), validity);
    }

    private Vector finished(int[] offsets, int[] positions, int count) {
        List<Object> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<Object[]> members = new ArrayList<>(offsets[i + 1] - offsets[i]);
            for (int at = offsets[i]; at < offsets[i + 1]; at++) {
                Object[] row = new Object[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = rows.column(column).value(positions[at]);
                }
                members.add(row);
            }
            results.add(members.isEmpty() ? null : finish.apply(members));
        }
        return Vectors.of(resultType, results);
    }

    @Override
    public long retainedBytes() {
        return rows.retainedBytes();
    }
}
