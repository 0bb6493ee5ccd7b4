package io.mesquite.engine.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.testing.RowExpressions;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.JoinNode.Kind;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.LongVector;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Joins whose build side is many times larger than the memory, which no forced spilling stands for. */
class SpilledJoinTest {
    private static final long MB = 1 << 20;
    private static final int BUILD_ROWS = 600_000;

    @Test
    void aBuildSideOfManyTimesTheMemoryIsJoinedPartitionByPartition() {
        // 10 MB of rows, and a table of about 25 MB
        TestLane lane = new TestLane(6 * MB, 1);
        assertEquals(300_000, join(Kind.INNER, key -> key, 300_000, lane));
        assertTrue(lane.memory().spilledBytes() > MB);
        assertTrue(lane.memory().peakBytes() <= 6 * MB + 6 * MB / 16);
    }

    @Test
    void leftRowsWithoutAMatchComeOutOnce() {
        TestLane lane = new TestLane(6 * MB, 1);
        assertEquals(300_000, join(Kind.LEFT, key -> 2 * key, 300_000, lane), "each left row once");
        assertEquals(BUILD_ROWS + 150_000, join(Kind.FULL, key -> 2 * key, 300_000, new TestLane(6 * MB, 1)));
        assertEquals(150_000, join(Kind.ANTI, key -> 2 * key, 300_000, new TestLane(6 * MB, 1)));
    }

    @Test
    void theRowsOfASingleKeyAreTakenInBlocks() {
        TestLane lane = new TestLane(6 * MB, 1);
        assertEquals(3L * BUILD_ROWS, join(Kind.INNER, key -> 7, 3, lane));
    }

    @Test
    void whereBlocksCantBeTakenTheErrorSaysThatAKeyIsTooLarge() {
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> join(Kind.LEFT, key -> 7, 3, new TestLane(6 * MB, 1)));
        assertEquals(ErrorCode.MEMORY_LIMIT_EXCEEDED, failure.code());
        assertTrue(failure.getMessage().contains("same key"), failure.getMessage());
    }

    /** The number of rows of a join on keys: those of the build side are of 0 to 600,000, of the left rows 0 up to their count. */
    private static long join(Kind kind, LongUnaryOperator buildKey, int leftRows, TestLane lane) {
        List<Field> fields = List.of(new Field("k", SimpleType.BIGINT), new Field("v", SimpleType.BIGINT));
        PlanNode left = new ValuesNode(0, fields, List.of());
        PlanNode right = new ValuesNode(1, fields, List.of());
        JoinNode node = new JoinNode(
                2,
                kind,
                left,
                right,
                List.of(new JoinNode.Key(0, 0, false)),
                Optional.empty(),
                kind.givesRight() ? List.of(1, 3) : List.of(1),
                JoinNode.Distribution.REPLICATED,
                List.of());
        Counter counter = new Counter();
        try (JoinBuild build = new JoinBuild(node, new RowExpressions(), new DynamicFilters())) {
            BatchConsumer buildLane = build.openLane(lane);
            push(BUILD_ROWS, buildKey, buildLane);
            buildLane.finish();
            buildLane.close();
            build.complete(lane);
            BatchConsumer probe = new JoinProbe(build).openLane(lane, counter);
            push(leftRows, leftKey -> buildKey.applyAsLong(0) == 7 ? 7 : leftKey, probe);
            probe.finish();
            probe.close();
            drain(build.spilledRows(), lane, counter);
            if (build.keepsRows()) {
                drain(build.keptRows(), lane, counter);
            }
        } finally {
            assertEquals(0, lane.memory().reservedBytes());
            lane.memory().close();
        }
        return counter.rows;
    }

    private static void drain(MorselSource source, TestLane lane, BatchConsumer to) {
        try (MorselSource.Lane reader = source.openLane(lane)) {
            while (reader.runMorsel(to)) {
                lane.checkCancelled();
            }
        }
    }

    private static void push(int rows, LongUnaryOperator key, BatchConsumer to) {
        for (int from = 0; from < rows; from += Batch.TARGET_SIZE) {
            int count = Math.min(Batch.TARGET_SIZE, rows - from);
            long[] keys = new long[count];
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                keys[i] = key.applyAsLong(from + i);
                values[i] = (from + i) * 0x9E3779B97F4A7C15L;
            }
            to.push(Batch.of(count, new LongVector(count, keys, null), new LongVector(count, values, null)));
        }
    }

    private static final class Counter implements BatchConsumer {
        private long rows;

        @Override
        public void push(Batch batch) {
            rows += batch.size();
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
