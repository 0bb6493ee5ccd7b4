package io.mesquite.engine.operator;

import io.mesquite.engine.disk.SpillFile;
import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.sort.RowBuffer;
import io.mesquite.engine.spill.SpillWriter;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps all rows, in no order, for any number of readers. A lane that is short of memory writes what it has to disk, and from then on all that
 * comes; a reader takes the rows in memory first.
 */
public final class SharedRowsBreaker implements Breaker {
    static final String OWNER = "shared rows";
    /** Batches of fewer rows are put together: each of them costs its readers as much as a full one. */
    private static final int FEW_ROWS = 1024;

    private static final int WANTED_ROWS = 4096;

    private final List<Type> types;
    private final List<RowBuffer> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private List<Batch> batches = List.of();
    /** Null as long as all fits into memory. */
    private SpillFile spilled;

    /** @param types those of the columns, of which there is at least one */
    public SharedRowsBreaker(List<Type> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("shared rows without columns");
        }
        this.types = List.copyOf(types);
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        return new Lane(newBuffer(context), context);
    }

    private synchronized RowBuffer newBuffer(LaneContext context) {
        MemoryReservation reservation = context.memory().newRevocableReservation(OWNER);
        reservations.add(reservation);
        RowBuffer buffer = new RowBuffer(types, reservation);
        lanes.add(buffer);
        return buffer;
    }

    private synchronized SpillFile spilled(LaneContext context) {
        if (spilled == null) {
            spilled = context.memory().spill().newFile(OWNER);
        }
        return spilled;
    }

    @Override
    public void complete(LaneContext context) {
        List<Batch> all = new ArrayList<>();
        lanes.forEach(lane -> all.addAll(takeBatches(lane)));
        batches = all;
    }

    /** Takes the batches of a buffer out as they were put in; their memory stays reserved. */
    private List<Batch> takeBatches(RowBuffer buffer) {
        List<List<Vector>> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(buffer.take(i));
        }
        List<Batch> taken = new ArrayList<>();
        for (int i = 0; i < columns.get(0).size(); i++) {
            Vector[] vectors = new Vector[columns.size()];
            for (int column = 0; column < vectors.length; column++) {
                vectors[column] = columns.get(column).get(i);
            }
            taken.add(Batch.of(vectors[0].size(), vectors));
        }
        return taken;
    }

    /**
     * All rows, once complete.
     *
     * @throws MesquiteException MEMORY_LIMIT_EXCEEDED where some of them are on disk
     */
    public List<Batch> batches() {
        if (spilled != null) {
            throw new MesquiteException(
                    ErrorCode.MEMORY_LIMIT_EXCEEDED,
                    "the rows that a recursive query reads in each round do not fit into its memory; filter the tables in it, or"
                            + " raise memory_limit");
        }
        return batches;
    }

    /** All rows, once complete, for one more reader. */
    public MorselSource output() {
        MorselSource inMemory = new BatchesSource(() -> batches);
        return new SharedRowsSource(inMemory, () -> Optional.ofNullable(spilled));
    }

    @Override
    public void close() {
        lanes.clear();
        batches = List.of();
        reservations.forEach(MemoryReservation::close);
        if (spilled != null) {
            spilled.close();
        }
    }

    private final class Lane implements BatchConsumer {
        private final RowBuffer buffer;
        private final LaneContext context;
        private final List<Batch> small = new ArrayList<>();
        private int smallRows;
        /** Null as long as the lane has memory. */
        private SpillWriter disk;

        Lane(RowBuffer buffer, LaneContext context) {
            this.buffer = buffer;
            this.context = context;
        }

        @Override
        public void push(Batch batch) {
            if (disk != null) {
                disk.write(batch);
            } else if (batch.size() >= FEW_ROWS) {
                add(batch.copy());
            } else if (batch.size() > 0) {
                small.add(batch.copy());
                smallRows += batch.size();
                if (smallRows >= WANTED_ROWS) {
                    addSmall();
                }
            }
        }

        private void addSmall() {
            Vector[] whole = new Vector[types.size()];
            for (int i = 0; i < whole.length; i++) {
                int column = i;
                whole[i] = Concatenation.of(
                        types.get(i),
                        small.stream().map(batch -> batch.column(column)).toList());
            }
            add(Batch.of(smallRows, whole));
            small.clear();
            smallRows = 0;
        }

        /** Where rows are on disk, those that waited to be put together go there too. */
        private void add(Batch kept) {
            if (disk != null) {
                disk.write(kept);
                return;
            }
            boolean forced = context.memory().spill().isForced(buffer.bytes());
            if (!forced && buffer.tryAdd(kept)) {
                return;
            }
            disk = new SpillWriter(spilled(context));
            for (Batch batch : takeBatches(buffer)) {
                context.checkCancelled();
                disk.write(batch);
            }
            buffer.clear();
            disk.write(kept);
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void finish() {
            if (smallRows > 0) {
                addSmall();
            }
            if (disk != null) {
                disk.finish();
            }
        }

        @Override
        public void close() {}
    }
}
