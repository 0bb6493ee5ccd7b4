package io.mesquite.engine.operator;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.sort.RowBuffer;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** Keeps all rows, in no order, for any number of readers. */
public final class SharedRowsBreaker implements Breaker {
    private static final String OWNER = "shared rows";
    /** Batches of fewer rows are put together: each of them costs its readers as much as a full one. */
    private static final int FEW_ROWS = 1024;

    private static final int WANTED_ROWS = 4096;

    private final List<Type> types;
    private final List<RowBuffer> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private List<Batch> batches = List.of();

    /** @param types those of the columns, of which there is at least one */
    public SharedRowsBreaker(List<Type> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("shared rows without columns");
        }
        this.types = List.copyOf(types);
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        return new Lane(newBuffer(context));
    }

    private synchronized RowBuffer newBuffer(LaneContext context) {
        MemoryReservation reservation = context.memory().newReservation(OWNER);
        reservations.add(reservation);
        RowBuffer buffer = new RowBuffer(types, reservation);
        lanes.add(buffer);
        return buffer;
    }

    @Override
    public void complete(LaneContext context) {
        List<Batch> all = new ArrayList<>();
        for (RowBuffer lane : lanes) {
            List<List<Vector>> columns = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                columns.add(lane.take(i));
            }
            for (int i = 0; i < columns.get(0).size(); i++) {
                Vector[] vectors = new Vector[columns.size()];
                for (int column = 0; column < vectors.length; column++) {
                    vectors[column] = columns.get(column).get(i);
                }
                all.add(Batch.of(vectors[0].size(), vectors));
            }
        }
        batches = all;
    }

    /** All rows, once complete, for one more reader. */
    public MorselSource output() {
        return new BatchesSource(() -> batches);
    }

    @Override
    public void close() {
        lanes.clear();
        batches = List.of();
        reservations.forEach(MemoryReservation::close);
    }

    private final class Lane implements BatchConsumer {
        private final RowBuffer buffer;
        private final List<Batch> small = new ArrayList<>();
        private int smallRows;

        Lane(RowBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public void push(Batch batch) {
            if (batch.size() >= FEW_ROWS) {
                buffer.add(batch.copy());
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
            buffer.add(Batch.of(smallRows, whole));
            small.clear();
            smallRows = 0;
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
        }

        @Override
        public void close() {}
    }
}
