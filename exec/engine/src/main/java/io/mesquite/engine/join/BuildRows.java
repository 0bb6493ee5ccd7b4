package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** Build rows that come back from disk, to be made a {@link BuildSide}, with all the memory that takes reserved. For one thread. */
final class BuildRows {
    /** What a table takes for each row, at most, beside its keys. */
    private static final long TABLE_BYTES_PER_ROW = 64;

    private final JoinPlan plan;
    private final MemoryReservation memory;
    private final int[] channels;
    private final List<List<Vector>> parts = new ArrayList<>();
    private long rows;
    private long bytes;
    private long keptRows;
    private long keptBytes;
    private int keptParts;

    BuildRows(JoinPlan plan, MemoryReservation memory) {
        this.plan = plan;
        this.memory = memory;
        channels = plan.keptRightChannels();
        for (int i = 0; i < channels.length; i++) {
            parts.add(new ArrayList<>());
        }
    }

    /** What so many rows of so many bytes will take. */
    static long neededBytes(long rows, long bytes) {
        return 2 * bytes + TABLE_BYTES_PER_ROW * rows;
    }

    long rows() {
        return rows;
    }

    /** Adds rows; false, with nothing added, where there is no memory for them. */
    boolean add(Batch batch) {
        long moreBytes = bytes + batch.retainedBytes();
        long moreRows = rows + batch.size();
        if (moreRows > Integer.MAX_VALUE - 8 || !memory.tryResize(neededBytes(moreRows, moreBytes))) {
            return false;
        }
        for (int i = 0; i < channels.length; i++) {
            parts.get(i).add(batch.column(i));
        }
        rows = moreRows;
        bytes = moreBytes;
        return true;
    }

    /** What was added up to now stays, whatever fails to fit later. */
    void keep() {
        keptRows = rows;
        keptBytes = bytes;
        keptParts = parts.get(0).size();
    }

    /** Drops what was added since {@link #keep}. */
    void goBack() {
        parts.forEach(part -> part.subList(keptParts, part.size()).clear());
        rows = keptRows;
        bytes = keptBytes;
        memory.tryResize(neededBytes(rows, bytes));
    }

    /** The rows that were added, with a table; then it starts anew. */
    BuildSide build(BuildSide.Whole whole) {
        Vector[] columns = new Vector[plan.rightColumns()];
        for (int i = 0; i < channels.length; i++) {
            columns[channels[i]] = Concatenation.of(plan.type(plan.leftColumns() + channels[i]), parts.get(i));
            parts.set(i, new ArrayList<>());
        }
        BuildSide side = BuildSide.ofPart(plan, rows, columns, whole);
        memory.resize(Math.min(memory.bytes(), side.retainedBytes()));
        rows = 0;
        bytes = 0;
        keep();
        return side;
    }
}
