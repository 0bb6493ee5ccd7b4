package io.mesquite.engine.sort;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.spill.SpillReader;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges runs, each in order, into one order. Of each run one batch is here at a time; the runs stand in a heap by their next rows, compared by the
 * codes of the first key where these differ. A batch comes out whenever a run's batch is used up. For one thread.
 */
final class BatchMerge {
    private final List<Type> types;
    private final List<SortKey> keys;
    private final MergeOrder order;
    private final List<Run> runs = new ArrayList<>();
    /** The least is the first; the children of place {@code i} are {@code 2 i + 1} and {@code 2 i + 2}. */
    private final Run[] heap;

    private int heapSize;

    BatchMerge(List<Type> types, List<SortKey> keys, List<SpillReader> readers) {
        this.types = types;
        this.keys = keys;
        this.order = new MergeOrder(keys);
        this.heap = new Run[readers.size()];
        for (SpillReader reader : readers) {
            Run run = new Run(reader, runs.size());
            runs.add(run);
            if (run.advance()) {
                push(run);
            }
        }
    }

    /** One run: its current batch, and the row that is next in it. */
    private final class Run {
        private final SpillReader reader;
        private final int number;
        private Batch batch;
        private Vector[] keyColumns;
        private KeyColumn firstKey;
        private long[] codes = {};
        private int next;
        private int firstTaken;

        Run(SpillReader reader, int number) {
            this.reader = reader;
            this.number = number;
        }

        /** Makes the first row of another batch the next one; false at the end. */
        boolean advance() {
            batch = reader.next();
            next = 0;
            firstTaken = 0;
            if (batch == null) {
                return false;
            }
            if (!keys.isEmpty()) {
                keyColumns = order.keyColumns(batch);
                firstKey = KeyColumn.ofValues(keyColumns[0], keys.get(0));
                int[] rows = new int[batch.size()];
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = i;
                }
                codes = new long[rows.length];
                firstKey.encode(rows, 0, rows.length, 0, codes);
            }
            return true;
        }
    }

    /** The next rows, or null at the end. */
    Batch next() {
        if (heapSize == 0) {
            return null;
        }
        List<Run> taken = new ArrayList<>();
        Run least = heap[0];
        do {
            taken.add(least);
            least.next++;
            if (least.next == least.batch.size()) {
                break;
            }
            sink(0);
            least = heap[0];
        } while (taken.size() < Batch.TARGET_SIZE);
        Batch merged = gather(taken);
        if (least.next == least.batch.size() && !least.advance()) {
            heap[0] = heap[--heapSize];
            heap[heapSize] = null;
        }
        sink(0);
        return merged;
    }

    private void push(Run run) {
        int place = heapSize++;
        heap[place] = run;
        while (place > 0 && isBefore(heap[place], heap[place - 1 >> 1])) {
            swap(place, place - 1 >> 1);
            place = place - 1 >> 1;
        }
    }

    private void sink(int from) {
        int place = from;
        while (true) {
            int child = 2 * place + 1;
            if (child >= heapSize) {
                return;
            }
            if (child + 1 < heapSize && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], heap[place])) {
                return;
            }
            swap(place, child);
            place = child;
        }
    }

    private void swap(int left, int right) {
        Run run = heap[left];
        heap[left] = heap[right];
        heap[right] = run;
    }

    /** Equal rows are in the order of their runs. */
    private boolean isBefore(Run left, Run right) {
        if (keys.isEmpty()) {
            return left.number < right.number;
        }
        long leftCode = left.codes[left.next];
        long rightCode = right.codes[right.next];
        if (leftCode != rightCode) {
            return leftCode < rightCode;
        }
        int compared = order.compare(left.keyColumns, left.next, right.keyColumns, right.next);
        return compared != 0 ? compared < 0 : left.number < right.number;
    }

    /** The rows that were taken, in the order in which they were. */
    private Batch gather(List<Run> taken) {
        int[] nextPosition = new int[runs.size()];
        List<Batch> ranges = new ArrayList<>();
        int end = 0;
        for (Run run : runs) {
            int count = run.batch == null ? 0 : run.next - run.firstTaken;
            nextPosition[run.number] = end;
            end += count;
            if (count > 0) {
                ranges.add(range(run.batch, run.firstTaken, count));
                run.firstTaken = run.next;
            }
        }
        if (ranges.size() == 1) {
            return ranges.get(0);
        }
        int[] positions = new int[taken.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = nextPosition[taken.get(i).number]++;
        }
        Vector[] columns = new Vector[types.size()];
        for (int channel = 0; channel < columns.length; channel++) {
            List<Vector> parts = new ArrayList<>();
            for (Batch range : ranges) {
                parts.add(range.column(channel));
            }
            columns[channel] = Concatenation.of(types.get(channel), parts).gather(positions, positions.length);
        }
        return Batch.of(positions.length, columns);
    }

    private static Batch range(Batch batch, int from, int count) {
        if (count == batch.size()) {
            return batch;
        }
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = from + i;
        }
        return batch.gather(positions, count);
    }
}
