package io.mesquite.engine.scan;

import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.List;

/**
 * Turns what a source gives into batches of the rows that pass all filters, reading of each column only what is needed. On
 * one lane:
 *
 * <pre>
 * positions = all
 * for each filter:  (in the order that {@link FilterOrder} finds best)
 *                   load its columns at the positions that are left; select; drop the other positions
 * load the other output columns at the positions that are left
 * </pre>
 *
 * A column that was loaded for a filter and is needed again is narrowed with the positions instead of loaded again.
 */
final class LateMaterialization {
    private final List<RowFilter> filters;
    private final int[] output;
    private final FilterOrder order;
    /** By column the number of filters, in order, after which it is not needed; the output counts as one more. */
    private final int[] neededUntil;

    private final Vector[] loaded;
    private int[] positions = new int[Batch.TARGET_SIZE];
    private int[] selected = new int[Batch.TARGET_SIZE];

    /** @param ordered how many of the filters, the first ones, must run in their order */
    LateMaterialization(int columns, List<RowFilter> filters, int ordered, int[] output) {
        this.filters = filters;
        this.output = output;
        this.order = new FilterOrder(filters.size(), ordered);
        this.neededUntil = new int[columns];
        this.loaded = new Vector[columns];
        findLastUses();
    }

    private void findLastUses() {
        int[] inOrder = order.current();
        for (int step = 0; step < inOrder.length; step++) {
            for (int column : filters.get(inOrder[step]).columns()) {
                neededUntil[column] = step;
            }
        }
        for (int column : output) {
            neededUntil[column] = filters.size();
        }
    }

    /** The rows that pass, or null where there are none; borrowed until the next call. */
    Batch read(SourceBatch source) {
        int size = source.size();
        if (size > positions.length) {
            positions = new int[size];
            selected = new int[size];
        }
        Arrays.fill(loaded, null);
        if (filters.size() > 1 && order.isChanged()) {
            findLastUses();
        }
        int[] inOrder = order.current();
        int[] left = null;
        int count = size;
        for (int step = 0; step < inOrder.length; step++) {
            RowFilter filter = filters.get(inOrder[step]);
            if (!filter.isActive()) {
                continue;
            }
            long start = System.nanoTime();
            Batch input = load(source, filter.columns(), left, count);
            int passed = filter.select(input, selected);
            order.measure(inOrder[step], count, passed, System.nanoTime() - start);
            if (passed == 0) {
                return null;
            }
            if (passed < count) {
                narrow(left, passed);
                left = positions;
                count = passed;
                narrowLoaded(step, passed);
            }
        }
        return load(source, output, left, count);
    }

    private Batch load(SourceBatch source, int[] columns, int[] left, int count) {
        Vector[] vectors = new Vector[columns.length];
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            if (loaded[column] == null) {
                loaded[column] = source.load(column, left, count);
            }
            vectors[i] = loaded[column];
        }
        return Batch.of(count, vectors);
    }

    private void narrow(int[] left, int passed) {
        if (left == null) {
            System.arraycopy(selected, 0, positions, 0, passed);
            return;
        }
        for (int i = 0; i < passed; i++) {
            positions[i] = left[selected[i]];
        }
    }

    private void narrowLoaded(int step, int passed) {
        for (int column = 0; column < loaded.length; column++) {
            if (loaded[column] != null && neededUntil[column] > step) {
                loaded[column] = loaded[column].gather(selected, passed);
            }
        }
    }
}
