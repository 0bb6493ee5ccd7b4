package io.mesquite.engine.aggregate;

import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * The state of one aggregate call for many groups, which are numbered from 0. Rows come in batches, each row with the number of its group.
 * The state of some groups can be taken out as a vector of the function's intermediate type and added to another accumulator's groups: so
 * the lanes of a task, and the partial and final step, are brought together.
 *
 * <p>{@link #reserve} is called before a group number is used for the first time. Not thread-safe, but {@link #intermediate} and {@link
 * #result} may be called by several threads at once when nothing is added any more.
 */
public interface Accumulator {
    /** Makes room for the groups {@code 0 .. groupCount}, excluding the last; groups that were not there have seen no rows. */
    void reserve(int groupCount);

    /**
     * Adds rows {@code 0 .. count} of the arguments.
     *
     * @param groups the group of each row; may be longer than {@code count}
     */
    void add(int[] groups, Vector[] arguments, int count);

    /** As {@link #add}, where all rows belong to the same group. */
    default void addAll(int group, Vector[] arguments, int count) {
        int[] groups = new int[count];
        Arrays.fill(groups, group);
        add(groups, arguments, count);
    }

    /** Adds states that {@link #intermediate} gave, each to a group; a null state is that of no rows. */
    void addIntermediate(int[] groups, Vector states, int count);

    /** The states of {@code groups[0 .. count)}, of the function's intermediate type, in arrays of their own. */
    Vector intermediate(int[] groups, int count);

    /**
     * The results of {@code groups[0 .. count)}, in arrays of their own.
     *
     * @throws io.mesquite.spi.error.MesquiteException where a result does not fit its type
     */
    Vector result(int[] groups, int count);

    /** Bytes of its arrays. */
    long retainedBytes();
}
