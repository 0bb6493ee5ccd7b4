package io.mesquite.engine.aggregate;

/** Rows sorted by their group, in their order within a group. */
final class MembersByGroup {
    private final int[] starts;
    private final int[] sorted;

    /** @param groups the group of each row */
    MembersByGroup(int[] groups, int groupCount) {
        starts = new int[groupCount + 1];
        for (int group : groups) {
            starts[group + 1]++;
        }
        for (int group = 0; group < groupCount; group++) {
            starts[group + 1] += starts[group];
        }
        int[] ends = starts.clone();
        sorted = new int[groups.length];
        for (int row = 0; row < groups.length; row++) {
            sorted[ends[groups[row]]++] = row;
        }
    }

    /** Where in {@link #members} the rows of {@code groups[0 .. count)} start, and where the last ends. */
    int[] offsets(int[] groups, int count) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], starts[groups[i] + 1] - starts[groups[i]]);
        }
        return offsets;
    }

    /** The rows of {@code groups[0 .. count)}, group after group. */
    int[] members(int[] groups, int[] offsets, int count) {
        int[] members = new int[offsets[count]];
        for (int i = 0; i < count; i++) {
            System.arraycopy(sorted, starts[groups[i]], members, offsets[i], offsets[i + 1] - offsets[i]);
        }
        return members;
    }

    /** All rows, group after group. */
    int[] sorted() {
        return sorted;
    }

    /** Where in {@link #sorted} the rows of a group start. */
    int start(int group) {
        return starts[group];
    }
}
