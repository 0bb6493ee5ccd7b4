package io.mesquite.engine.operator;

import static io.mesquite.engine.testing.Rows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.engine.testing.RowCollector;
import io.mesquite.engine.testing.Rows;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitOperatorTest {
    private static final List<Type> TYPES = List.of(SimpleType.BIGINT, VarcharType.UNBOUNDED);

    @Test
    void limitEndsInsideABatch() {
        tester(0, 7, 100).givesRowCount(7);
        tester(0, 7, 100).onOneLane().givesInOrder(numbers(100).subList(0, 7));
    }

    @Test
    void offsetSkipsRowsOfAllLanesTogether() {
        tester(90, 100, 100).givesRowCount(10);
        tester(90, 3, 100).onOneLane().givesInOrder(numbers(100).subList(90, 93));
        tester(100, 3, 100).givesRowCount(0);
        tester(5, Long.MAX_VALUE, 100).onOneLane().givesInOrder(numbers(100).subList(5, 100));
    }

    @Test
    void limitOfNoRowsIsSatisfiedAtOnce() {
        tester(0, 0, 10).givesRowCount(0);
        assertTrue(new LimitOperator(0, 0)
                .openLane(new TestLane(), new RowCollector())
                .isSatisfied());
    }

    @Test
    void oneLaneThatReachesTheLimitSatisfiesTheOthers() {
        LimitOperator limit = new LimitOperator(0, 5);
        BatchConsumer first = limit.openLane(new TestLane(), new RowCollector());
        BatchConsumer second = limit.openLane(new TestLane(), new RowCollector());
        first.push(Rows.batch(TYPES, numbers(4)));
        assertFalse(second.isSatisfied());
        first.push(Rows.batch(TYPES, numbers(4)));
        assertTrue(second.isSatisfied());
    }

    @Test
    void rowsPushedAfterTheEndAreDropped() {
        RowCollector collector = new RowCollector();
        BatchConsumer lane = new LimitOperator(0, 2).openLane(new TestLane(), collector);
        lane.push(Rows.batch(TYPES, numbers(3)));
        lane.push(Rows.batch(TYPES, numbers(3)));
        assertEquals(numbers(2), collector.rows());
    }

    private static OperatorTester tester(long offset, long count, int rows) {
        return OperatorTester.operator(() -> new LimitOperator(offset, count)).input(TYPES, numbers(rows));
    }

    private static List<List<Object>> numbers(int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(row(i, i % 3 == 0 ? null : Bytes.utf8("row " + i % 5)));
        }
        return rows;
    }
}
