package io.mesquite.engine.scan;

import static io.mesquite.engine.testing.RowExpressions.and;
import static io.mesquite.engine.testing.RowExpressions.call;
import static io.mesquite.engine.testing.RowExpressions.column;
import static io.mesquite.engine.testing.RowExpressions.number;
import static io.mesquite.engine.testing.Rows.row;
import static io.mesquite.plan.function.Operators.EQUAL;
import static io.mesquite.plan.function.Operators.LESS_THAN;
import static io.mesquite.plan.function.Operators.MODULUS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.scan.ScanSource.ScanEnvironment;
import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.engine.testing.RowExpressions;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.ScanNode.DynamicFilterTarget;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ScanSourceTest {
    private static final int ROWS = 100;

    private final RecordingConnector connector = new RecordingConnector(ROWS, 25);
    private final DynamicFilters dynamicFilters = new DynamicFilters();
    private final ScanMeter meter = new ScanMeter();

    @Test
    void allRowsAreReadWithoutAPredicate() {
        assertEquals(expected(0, 100, 1), scan(Optional.empty(), List.of(0, 1, 2), List.of()));
        assertEquals(4, meter.splits());
        assertEquals(100, meter.rows());
    }

    @Test
    void columnsAreLoadedOnlyWhereThePredicateHoldsAndEachOnce() {
        // columns are n, n + 1000 and n + 2000
        Expression predicate = and(call(LESS_THAN, column(0), number(3)), call(LESS_THAN, column(1), number(1002)));
        assertEquals(expected(0, 2, 1), scan(Optional.of(predicate), List.of(0, 1, 2), List.of()));
        assertEquals(
                List.of("0: 25 of 25", "1: 3 of 25", "2: 2 of 25", "0: 25 of 25", "0: 25 of 25", "0: 25 of 25"),
                connector.loads());
    }

    @Test
    void columnsThatOnlyThePredicateNeedsAreNotGivenOut() {
        Expression predicate = call(EQUAL, call(MODULUS, column(2), number(10)), number(5));
        List<List<Object>> rows = scan(Optional.of(predicate), List.of(1), List.of());
        assertEquals(10, rows.size());
        assertEquals(row(1005L), rows.get(0));
    }

    @Test
    void aScanWithoutColumnsCountsRows() {
        assertEquals(100, scan(Optional.empty(), List.of(), List.of()).size());
        assertEquals(List.of(), connector.loads());
    }

    @Test
    void aDynamicFilterDropsRowsBeforeOtherColumnsAreLoaded() {
        MembershipTest multiplesOf50 = (values, positions) -> {
            int count = 0;
            for (int i = 0; i < values.size(); i++) {
                if ((Long) values.value(i) % 50 == 0) {
                    positions[count++] = i;
                }
            }
            return count;
        };
        dynamicFilters.publish(
                7, new DynamicFilter(Domain.of(Range.between(1000L, 1050L)), Optional.of(multiplesOf50)));
        List<List<Object>> rows = scan(Optional.empty(), List.of(0, 1), List.of(new DynamicFilterTarget(7, 1)));
        assertEquals(List.of(row(0L, 1000L), row(50L, 1050L)), rows);
        assertEquals(
                List.of("1: 25 of 25", "0: 1 of 25", "1: 25 of 25", "1: 25 of 25", "0: 1 of 25", "1: 25 of 25"),
                connector.loads());
        assertEquals(
                Constraint.of("c1", Domain.of(Range.between(1000L, 1050L))),
                connector.constraints().get(0));
    }

    @Test
    void aDomainWithoutATestIsTestedToo() {
        dynamicFilters.publish(7, new DynamicFilter(Domain.ofValues(List.of(1003L, 1099L)), Optional.empty()));
        List<List<Object>> rows = scan(Optional.empty(), List.of(0), List.of(new DynamicFilterTarget(7, 1)));
        assertEquals(List.of(row(3L), row(99L)), rows);
    }

    @Test
    void anEmptyBuildSideLeavesNoRows() {
        dynamicFilters.publish(7, new DynamicFilter(Domain.NONE, Optional.empty()));
        assertEquals(List.of(), scan(Optional.empty(), List.of(0), List.of(new DynamicFilterTarget(7, 1))));
    }

    @Test
    void aFilterThatIsNotPublishedLetsAllPass() {
        assertEquals(
                100,
                scan(Optional.empty(), List.of(0), List.of(new DynamicFilterTarget(7, 1)))
                        .size());
    }

    @Test
    void aSatisfiedConsumerStopsInsideASplitAndTheSourceIsClosed() {
        ScanSource source = source(Optional.empty(), List.of(0), List.of());
        assertEquals(25, OperatorTester.drain(source, new TestLane(), 3).size());
        assertEquals(1, meter.splits());
        assertEquals(1, connector.closedSources());
    }

    @Test
    void aCancelledScanStopsAndGivesBackMemory() {
        TestLane lane = new TestLane();
        lane.cancel();
        ScanSource source = source(Optional.empty(), List.of(0), List.of());
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> OperatorTester.drain(source, lane, 1000));
        assertEquals(ErrorCode.QUERY_CANCELLED, failure.code());
        assertEquals(1, connector.closedSources());
        assertEquals(0, lane.memory().reservedBytes());
    }

    @Test
    void aFailingSourceIsClosed() {
        connector.failAfter(1);
        ScanSource source = source(Optional.empty(), List.of(0), List.of());
        TestLane lane = new TestLane();
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> OperatorTester.drain(source, lane, 1000));
        assertEquals(ErrorCode.DATA_CORRUPT, failure.code());
        assertTrue(connector.closedSources() > 0);
        assertEquals(0, lane.memory().reservedBytes());
    }

    private List<List<Object>> scan(
            Optional<Expression> predicate, List<Integer> output, List<DynamicFilterTarget> targets) {
        TestLane lane = new TestLane();
        List<List<Object>> rows = OperatorTester.drain(source(predicate, output, targets), lane, Integer.MAX_VALUE);
        assertEquals(0, lane.memory().reservedBytes());
        return rows;
    }

    private ScanSource source(Optional<Expression> predicate, List<Integer> output, List<DynamicFilterTarget> targets) {
        List<Column> columns = List.of(
                new Column("c0", SimpleType.BIGINT),
                new Column("c1", SimpleType.BIGINT),
                new Column("c2", SimpleType.BIGINT));
        Scan scan = new Scan(new RecordingConnector.Handle(), columns, Constraint.ALL, OptionalLong.empty());
        ScanNode node = new ScanNode(1, "c", "s.t", scan, predicate, output, targets);
        SplitQueue splits = new SplitQueue(() -> SplitSource.of(connector.splits()));
        return new ScanSource(
                node, connector, splits, new ScanEnvironment(new RowExpressions(), dynamicFilters), meter);
    }

    private static List<List<Object>> expected(int from, int to, int step) {
        List<List<Object>> rows = new ArrayList<>();
        for (long i = from; i < to; i += step) {
            rows.add(row(i, 1000 + i, 2000 + i));
        }
        return rows;
    }
}
