package io.mesquite.engine.spill;

import io.mesquite.engine.disk.OperatorSpill;
import io.mesquite.engine.disk.SpillFile;
import io.mesquite.engine.kernel.Hashing;
import io.mesquite.spi.vector.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Rows on disk in partitions by the hash of their keys: all rows of a key are in the same one. A partition that is still too large is spread over
 * others of the next level, whose hash takes other bits:
 *
 * <pre>
 * level 0:   0   1   2  ...  31
 *                |
 * level 1:       0   1  ...  31
 * </pre>
 *
 * Several lanes write, each with its own {@link Writer}; then partitions are read, by any lanes. Thread-safe.
 */
public final class SpillPartitions implements AutoCloseable {
    /** How many partitions a level has. */
    public static final int COUNT = 32;

    /** A partition of this level is not spread any more: what makes it large must be a single key. */
    public static final int LAST_LEVEL = 4;

    private static final int BITS = 5;
    private static final long LEVEL_FACTOR = 0x9E3779B97F4A7C15L;

    private final OperatorSpill spill;
    private final String owner;
    private final int level;
    private final SpillFile[] files = new SpillFile[COUNT];
    private final AtomicLongArray rows = new AtomicLongArray(COUNT);

    /**
     * Empty partitions.
     *
     * @param owner what a person would call the operator
     */
    public SpillPartitions(OperatorSpill spill, String owner, int level) {
        this.spill = spill;
        this.owner = owner;
        this.level = level;
    }

    /** Empty partitions for what is too much in one of these. */
    public SpillPartitions nextLevel() {
        return new SpillPartitions(spill, owner, level + 1);
    }

    public int level() {
        return level;
    }

    /** Makes of the hashes of rows the numbers of their partitions, in place. */
    public void toPartitions(long[] hashes, int count) {
        long salt = (level + 1) * LEVEL_FACTOR;
        for (int i = 0; i < count; i++) {
            hashes[i] = Hashing.hash(hashes[i] + salt) >>> 64 - BITS;
        }
    }

    /** Writes for each row the number of its partition. */
    public void partitions(Batch batch, List<Integer> keys, long[] partitions) {
        Hashing.hash(batch, keys, partitions);
        toPartitions(partitions, batch.size());
    }

    /** How many rows were written to a partition. */
    public long rows(int partition) {
        return rows.get(partition);
    }

    /** Bytes that the rows of a partition take in memory, about. */
    public synchronized long bytes(int partition) {
        return files[partition] == null ? 0 : files[partition].rawBytes();
    }

    /** Reads a partition; all lanes must have finished writing. */
    public synchronized SpillReader read(int partition) {
        return files[partition] == null ? null : new SpillReader(files[partition]);
    }

    /** Deletes a partition that was read. */
    public void delete(int partition) {
        SpillFile file;
        synchronized (this) {
            file = files[partition];
            files[partition] = null;
        }
        if (file != null) {
            file.close();
        }
    }

    private synchronized SpillFile file(int partition) {
        if (files[partition] == null) {
            files[partition] = spill.newFile(owner);
        }
        return files[partition];
    }

    /** Where one lane writes. */
    public Writer newWriter() {
        return new Writer();
    }

    @Override
    public void close() {
        for (int partition = 0; partition < COUNT; partition++) {
            delete(partition);
        }
    }

    /** Spreads one lane's rows over the partitions. */
    public final class Writer {
        private final SpillWriter[] writers = new SpillWriter[COUNT];
        private final int[][] positions = new int[COUNT][];
        private final int[] counts = new int[COUNT];
        private long[] partitions = new long[Batch.TARGET_SIZE];

        private Writer() {}

        /** Writes rows, each to the partition of its keys. */
        public void write(Batch batch, List<Integer> keys) {
            if (partitions.length < batch.size()) {
                partitions = new long[batch.size()];
            }
            partitions(batch, keys, partitions);
            write(batch, partitions, 0);
        }

        /**
         * Writes rows whose partitions are known.
         *
         * @param numbers the partition of each row
         * @param leftOut a set of partitions, as bits, whose rows are not written
         */
        public void write(Batch batch, long[] numbers, int leftOut) {
            spread(numbers, batch.size());
            for (int partition = 0; partition < COUNT; partition++) {
                int count = counts[partition];
                if (count > 0 && (leftOut >>> partition & 1) == 0) {
                    write(partition, count == batch.size() ? batch : batch.gather(positions[partition], count));
                }
            }
        }

        private void spread(long[] numbers, int size) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < size; i++) {
                counts[(int) numbers[i]]++;
            }
            for (int partition = 0; partition < COUNT; partition++) {
                if (positions[partition] == null || positions[partition].length < counts[partition]) {
                    positions[partition] = new int[counts[partition]];
                }
                counts[partition] = 0;
            }
            for (int i = 0; i < size; i++) {
                int partition = (int) numbers[i];
                positions[partition][counts[partition]++] = i;
            }
        }

        private void write(int partition, Batch batch) {
            if (writers[partition] == null) {
                writers[partition] = new SpillWriter(file(partition));
            }
            writers[partition].write(batch);
            rows.addAndGet(partition, batch.size());
        }

        /** Writes what is held back. */
        public void finish() {
            for (SpillWriter writer : writers) {
                if (writer != null) {
                    writer.finish();
                }
            }
        }
    }
}
