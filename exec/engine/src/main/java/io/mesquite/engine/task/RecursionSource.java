package io.mesquite.engine.task;

import io.mesquite.engine.hashtable.GroupTable;
import io.mesquite.engine.hashtable.GroupTables;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.operator.SharedRowsBreaker;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.plan.node.RecursionNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of a {@link RecursionNode}, round by round: each round's rows are given out and then read by the next one. All rounds run on
 * the only lane; within a round pipelines use all lanes.
 */
final class RecursionSource implements MorselSource {
    /** Rounds that never end would else run until the memory does, or for ever. */
    static final int MOST_ROUNDS = 100_000;

    private final RecursionNode node;
    private final SharedRowsBreaker seed;
    private final Round round;

    /** Computes the rows of the step over those of the round before. */
    interface Round {
        void run(List<Batch> before, SharedRowsBreaker output);
    }

    RecursionSource(RecursionNode node, SharedRowsBreaker seed, Round round) {
        this.node = node;
        this.seed = seed;
        this.round = round;
    }

    @Override
    public int maximumLanes() {
        return 1;
    }

    @Override
    public Lane openLane(LaneContext context) {
        return new Lane() {
            private boolean done;

            @Override
            public boolean runMorsel(BatchConsumer consumer) {
                if (done) {
                    return false;
                }
                done = true;
                try (MemoryReservation memory = context.memory().newReservation("rows that came before")) {
                    runRounds(consumer, node.distinct() ? new Seen(node.types(), memory) : null);
                }
                return true;
            }

            @Override
            public void close() {}
        };
    }

    private void runRounds(BatchConsumer consumer, Seen seen) {
        SharedRowsBreaker current = seed;
        try {
            List<Batch> rows = fresh(current, seen);
            for (int number = 1; !rows.isEmpty() && give(rows, consumer); number++) {
                if (number > MOST_ROUNDS) {
                    throw new MesquiteException(
                            ErrorCode.RECURSION_LIMIT_EXCEEDED,
                            "the recursive query still has new rows after " + MOST_ROUNDS
                                    + " rounds; add a condition that ends it, or UNION in place of UNION ALL where rows come again");
                }
                SharedRowsBreaker next = new SharedRowsBreaker(node.types());
                SharedRowsBreaker before = current;
                current = next;
                try {
                    round.run(rows, next);
                } finally {
                    closeUnlessSeed(before);
                }
                rows = fresh(next, seen);
            }
        } finally {
            closeUnlessSeed(current);
        }
    }

    /** The pipelines close the seed's rows. */
    private void closeUnlessSeed(SharedRowsBreaker rows) {
        if (rows != seed) {
            rows.close();
        }
    }

    private static boolean give(List<Batch> rows, BatchConsumer consumer) {
        for (Batch batch : rows) {
            if (consumer.isSatisfied()) {
                return false;
            }
            consumer.push(batch);
        }
        return !consumer.isSatisfied();
    }

    private static List<Batch> fresh(SharedRowsBreaker rows, Seen seen) {
        List<Batch> fresh = new ArrayList<>();
        for (Batch batch : rows.batches()) {
            Batch kept = seen == null ? batch : seen.keepNew(batch);
            if (kept.size() > 0) {
                fresh.add(kept);
            }
        }
        return fresh;
    }

    @Override
    public void close() {}

    /** All rows that have come so far. */
    private static final class Seen {
        private final GroupTable rows;
        private final MemoryReservation memory;

        Seen(List<Type> types, MemoryReservation memory) {
            this.rows = new GroupTables(types).newTable(0);
            this.memory = memory;
        }

        Batch keepNew(Batch batch) {
            int size = batch.size();
            Vector[] columns = batch.columns().toArray(Vector[]::new);
            memory.resize(rows.retainedBytes() + rows.growthBytes(size));
            int next = rows.groupCount();
            int[] groups = new int[size];
            rows.findOrAdd(columns, size, groups);
            memory.resize(rows.retainedBytes());
            int[] positions = new int[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                // groups are numbered as they are first seen
                if (groups[i] == next) {
                    next++;
                    positions[count++] = i;
                }
            }
            int kept = count;
            return count == size
                    ? batch
                    : Batch.of(
                            count,
                            Stream.of(columns)
                                    .map(column -> column.gather(positions, kept))
                                    .toArray(Vector[]::new));
        }
    }
}
