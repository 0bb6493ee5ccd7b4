package io.mesquite.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.aggregation.RandomColumns;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.testing.RowCollector;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedRowsBreakerTest {
    private static final List<Type> TYPES = List.of(SimpleType.BIGINT, VarcharType.UNBOUNDED);

    private static Map<List<Object>, Integer> counted(List<List<Object>> rows) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    /** All rows as a reader with two lanes gets them. */
    private static Map<List<Object>, Integer> read(SharedRowsBreaker shared, TestLane lane) {
        RowCollector collector = new RowCollector();
        try (MorselSource source = shared.output();
                MorselSource.Lane first = source.openLane(lane);
                MorselSource.Lane second = source.openLane(lane)) {
            boolean more = true;
            while (more) {
                more = first.runMorsel(collector) | second.runMorsel(collector);
            }
        }
        return counted(collector.rows());
    }

    private static void everyReaderGetsAllRowsOnce(TestLane lane, Random random, String what) {
        RandomColumns columns = new RandomColumns(random, TYPES, 50, 0.1);
        List<List<Object>> rows = columns.rows(40_000);
        SharedRowsBreaker shared = new SharedRowsBreaker(TYPES);
        List<BatchConsumer> lanes = List.of(shared.openLane(lane), shared.openLane(lane));
        for (Batch batch : columns.batches(rows, 5000)) {
            lanes.get(random.nextInt(2)).push(batch);
        }
        lanes.forEach(BatchConsumer::finish);
        lanes.forEach(BatchConsumer::close);
        shared.complete(lane);
        Map<List<Object>, Integer> expected = counted(rows);
        assertEquals(expected, read(shared, lane), what);
        assertEquals(expected, read(shared, lane), what);
        shared.close();
        assertEquals(0, lane.memory().reservedBytes(), what);
    }

    @Test
    void everyReaderGetsAllRowsOnceFromMemoryAndFromDisk() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            everyReaderGetsAllRowsOnce(new TestLane(), random, "in memory, seed " + seed);
            everyReaderGetsAllRowsOnce(new TestLane(1 << 30, 2, true), random, "forced to disk, seed " + seed);
            TestLane small = new TestLane(2 << 20, 2);
            everyReaderGetsAllRowsOnce(small, random, "with 2 MB, seed " + seed);
            assertTrue(small.memory().spilledBytes() > 0);
        }
    }
}
