package io.mesquite.engine.task;

import static io.mesquite.engine.testing.RowExpressions.call;
import static io.mesquite.engine.testing.RowExpressions.column;
import static io.mesquite.engine.testing.RowExpressions.number;
import static io.mesquite.engine.testing.Rows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.testing.Rows;
import io.mesquite.memory.MemoryConnector;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.function.Operators;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.SampleNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.ScanNode.DynamicFilterTarget;
import io.mesquite.plan.node.SharedNode;
import io.mesquite.plan.node.SingleRowNode;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.node.WithNode;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskExecutionTest {
    private static final int ROWS = 50_000;

    private final TaskFixture tasks = new TaskFixture(3);
    private final MemoryConnector connector = new MemoryConnector();

    @BeforeEach
    void fill() {
        List<Batch> batches = new ArrayList<>();
        for (long from = 0; from < ROWS; from += 1000) {
            List<List<Object>> rows = new ArrayList<>();
            for (long n = from; n < from + 1000; n++) {
                rows.add(row(n, n % 7));
            }
            batches.add(Rows.batch(List.of(SimpleType.BIGINT, SimpleType.BIGINT), rows));
        }
        connector.addTable("s", "numbers", columns(), batches);
        tasks.addCatalog("memory", connector);
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void aScanIsReadOnceByAllLanesTogether() {
        List<List<Object>> rows = tasks.run(output(scan(1)));
        assertEquals(ROWS, rows.size());
        assertEquals(ROWS, new HashSet<>(rows).size());
    }

    @Test
    void filterProjectAndLimitWorkTogether() {
        PlanNode filter = new FilterNode(2, scan(1), call(Operators.EQUAL, column(1), number(3)));
        PlanNode project = new ProjectNode(
                3, filter, List.of(call(Operators.ADD, column(0), number(1)), column(1)), List.of("a", "b"));
        List<List<Object>> rows = tasks.run(output(new LimitNode(4, project, 5, 10, false)));
        assertEquals(10, rows.size());
        rows.forEach(row -> assertEquals(List.of(4L, 3L), List.of((Long) row.get(0) % 7, row.get(1))));
    }

    @Test
    void aSatisfiedLimitStopsTheScan() {
        tasks.run(output(new LimitNode(4, scan(1), 0, 10, false)));
        assertTrue(
                tasks.statistics(1).inputRows() < ROWS,
                "read " + tasks.statistics(1).inputRows());
    }

    @Test
    void unionGivesTheRowsOfAllSources() {
        PlanNode union = new UnionNode(9, List.of(values(1, 1, 2), scan(2), values(3, 3)));
        List<List<Object>> rows = tasks.run(output(union));
        assertEquals(ROWS + 3, rows.size());
    }

    @Test
    void aLimitOverAUnionCountsTheRowsOfAllSourcesTogether() {
        PlanNode union = new UnionNode(9, List.of(values(1, 1, 2), values(2, 3, 4), values(3, 5)));
        assertEquals(3, tasks.run(output(new LimitNode(10, union, 1, 3, false))).size());
    }

    @Test
    void anAggregateOfAUnionSeesAllSources() {
        PlanNode union = new UnionNode(9, List.of(scan(1), scan(2)));
        AggregateCall count = new AggregateCall(
                "count", List.of(), false, OptionalInt.empty(), List.of(), SimpleType.BIGINT, SimpleType.BIGINT);
        PlanNode aggregate =
                new AggregateNode(10, union, AggregateNode.Step.SINGLE, List.of(1), List.of(count), List.of("n"));
        List<List<Object>> rows = tasks.run(output(aggregate));
        assertEquals(7, rows.size());
        assertEquals(
                2L * ROWS, rows.stream().mapToLong(row -> (Long) row.get(1)).sum());
        assertEquals(2L * ROWS, tasks.statistics(10).inputRows());
        assertEquals(7, tasks.statistics(10).outputRows());
    }

    @Test
    void sharedRowsAreComputedOnceForAllReaders() {
        PlanNode filter = new FilterNode(2, scan(1), call(Operators.EQUAL, column(1), number(3)));
        List<Field> fields = filter.fields();
        PlanNode numbers = new SharedNode(4, 0, List.of(0), fields.subList(0, 1));
        PlanNode again = new SharedNode(8, 0, List.of(0), fields.subList(0, 1));
        PlanNode sevenths = new SharedNode(5, 1, List.of(1), fields.subList(1, 2));
        PlanNode secondShared = new LimitNode(6, new SharedNode(7, 0, List.of(0, 1), fields), 0, 5, false);
        WithNode with =
                new WithNode(3, List.of(filter, secondShared), new UnionNode(9, List.of(numbers, sevenths, again)));
        List<List<Object>> rows = tasks.run(output(with));
        long matching = (ROWS + 3) / 7;
        assertEquals(2 * matching + 5, rows.size());
        assertEquals(5, rows.stream().filter(row -> row.equals(row(3L))).count() - 2);
        assertEquals(ROWS, tasks.statistics(1).inputRows());
    }

    @Test
    void sharedRowsForWhichThereIsNoMemoryAreReadFromDisk() {
        PlanNode with = new WithNode(
                3,
                List.of(scan(1)),
                new LimitNode(
                        5, new SharedNode(4, 0, List.of(0), scan(1).fields().subList(0, 1)), 0, Long.MAX_VALUE, false));
        tasks.limitMemory(100_000);
        assertEquals(ROWS, tasks.run(output(with)).size());
    }

    @Test
    void rowsStayInOrderBehindASort() {
        PlanNode sort = new SortNode(2, scan(1), List.of(new SortKey(1, false, false), new SortKey(0, true, false)));
        List<List<Object>> all = new ArrayList<>();
        for (long n = ROWS - 1; n >= 0; n--) {
            all.add(row(n, n % 7));
        }
        all.sort(Comparator.comparing(row -> (Long) row.get(1)));
        PlanNode filter = new FilterNode(3, sort, call(Operators.GREATER_THAN, column(0), number(-1)));
        assertEquals(all, tasks.run(output(filter)));
        assertEquals(all.subList(7, 107), tasks.run(output(new LimitNode(4, filter, 7, 100, false))));
        PlanNode top = new TopNNode(2, scan(1), ((SortNode) sort).keys(), 10, 20, false, false);
        assertEquals(all.subList(10, 30), tasks.run(output(top)));
    }

    @Test
    void aFullJoinGivesTheMatchedRowsAndThenTheOthersOfBothSides() {
        PlanNode join = new JoinNode(
                5,
                JoinNode.Kind.FULL,
                new UnionNode(9, List.of(values(1, 1, 2), values(2, 3))),
                values(3, 2, 3, 4),
                List.of(new JoinNode.Key(0, 0, false)),
                Optional.empty(),
                List.of(0, 2),
                JoinNode.Distribution.REPLICATED,
                List.of());
        List<List<Object>> rows = tasks.run(output(join));
        assertEquals(Set.of(row(1L, null), row(2L, 2L), row(3L, 3L), row(null, 4L)), new HashSet<>(rows));
        assertEquals(4, rows.size());
    }

    @Test
    void aJoinsBuildSideFiltersTheScanOfItsProbeSide() {
        PlanNode join = new JoinNode(
                5,
                JoinNode.Kind.INNER,
                scan(1, new DynamicFilterTarget(8, 0)),
                values(3, 7, 77, 777),
                List.of(new JoinNode.Key(0, 0, false)),
                Optional.empty(),
                List.of(0, 1),
                JoinNode.Distribution.REPLICATED,
                List.of(new JoinNode.DynamicFilter(8, 0, JoinNode.DynamicFilter.FEW_VALUES)));
        List<List<Object>> rows = tasks.run(output(join));
        assertEquals(Set.of(row(7L, 0L), row(77L, 0L), row(777L, 0L)), new HashSet<>(rows));
        assertEquals(3, tasks.statistics(1).outputRows());
    }

    @Test
    void aSeededSampleIsTheSameEachTime() {
        PlanNode sample = new SampleNode(2, scan(1), 0.01, OptionalLong.of(99));
        List<List<Object>> first = tasks.run(output(sample));
        assertEquals(first, tasks.run(output(sample)));
        assertTrue(first.size() > 300 && first.size() < 700, "sampled " + first.size());
    }

    @Test
    void rowsTimeAndBatchesAreCountedForEachNode() {
        PlanNode filter = new FilterNode(2, scan(1), call(Operators.LESS_THAN, column(0), number(10)));
        tasks.run(output(filter));
        NodeStatistics scan = tasks.statistics(1);
        NodeStatistics filtered = tasks.statistics(2);
        NodeStatistics output = tasks.statistics(99);
        assertEquals(List.of((long) ROWS, (long) ROWS), List.of(scan.inputRows(), scan.outputRows()));
        assertEquals(List.of((long) ROWS, 10L), List.of(filtered.inputRows(), filtered.outputRows()));
        assertEquals(List.of(10L, 10L), List.of(output.inputRows(), output.outputRows()));
        assertEquals(1, filtered.batches());
        assertTrue(scan.nanos() > 0 && filtered.nanos() > 0);
    }

    @Test
    void theFirstFailureEndsTheTaskAndIsThrownToTheClient() {
        PlanNode project =
                new ProjectNode(2, scan(1), List.of(call(Operators.DIVIDE, number(1), column(1))), List.of("q"));
        MesquiteException failure = assertThrows(MesquiteException.class, () -> tasks.run(output(project)));
        assertEquals(ErrorCode.DIVISION_BY_ZERO, failure.code());
    }

    @Test
    void aDefectIsAnInternalErrorWithoutClassNames() {
        PlanNode project = new ProjectNode(
                2, scan(1), List.of(new InputReference(77, SimpleType.BIGINT), column(0)), List.of("q", "r"));
        MesquiteException failure = assertThrows(MesquiteException.class, () -> tasks.run(output(project)));
        assertEquals(ErrorCode.INTERNAL_ERROR, failure.code());
        assertTrue(failure.getMessage().contains("please report it"), failure.getMessage());
    }

    @Test
    void aScalarSubqueryOfTwoRowsFails() {
        PlanNode single = new SingleRowNode(2, values(1, 1, 2));
        MesquiteException failure = assertThrows(MesquiteException.class, () -> tasks.run(output(single)));
        assertEquals(ErrorCode.SUBQUERY_MULTIPLE_ROWS, failure.code());
    }

    @Test
    void lanesWaitForASlowClientWithinTheBound() throws InterruptedException {
        ResultQueue result = tasks.start(output(scan(1)), 50_000);
        Set<Long> seen = new HashSet<>();
        for (Batch batch = result.next(); batch != null; batch = result.next()) {
            if (seen.size() < 3000) {
                Thread.sleep(5);
                // 50,000 bytes are three batches of 1,000 rows; each lane holds one more, and has one on its way
                assertTrue(
                        tasks.statistics(1).outputRows() <= seen.size() + 8 * 1000,
                        "ahead: " + tasks.statistics(1).outputRows() + " after " + seen.size());
            }
            Rows.of(batch).forEach(row -> seen.add((Long) row.get(0)));
        }
        assertEquals(ROWS, seen.size());
        tasks.awaitEnd();
    }

    @Test
    void aCancelledTaskWakesTheClientAndEndsThoughNobodyReads() {
        ResultQueue result = tasks.start(output(scan(1)), 1000);
        tasks.cancel().cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "a test's cancel"));
        assertEquals(
                ErrorCode.QUERY_CANCELLED,
                assertThrows(MesquiteException.class, result::next).code());
        tasks.awaitEnd();
    }

    @Test
    void anAbandonedResultEndsTheTaskWithoutAFailure() {
        ResultQueue result = tasks.start(output(scan(1)), 1000);
        result.abandon();
        tasks.awaitEnd();
        assertEquals(null, tasks.cancel().reason());
        assertEquals(null, result.next());
    }

    private PlanNode scan(int id, DynamicFilterTarget... filters) {
        Scan scan = new Scan(
                connector.metadata().findTable("s", "numbers").orElseThrow().handle(),
                columns(),
                Constraint.ALL,
                OptionalLong.empty());
        return new ScanNode(id, "memory", "s.numbers", scan, Optional.empty(), List.of(0, 1), List.of(filters));
    }

    private static List<Column> columns() {
        return List.of(new Column("n", SimpleType.BIGINT), new Column("seventh", SimpleType.BIGINT));
    }

    private static PlanNode values(int id, long... numbers) {
        List<List<Constant>> rows = new ArrayList<>();
        for (long number : numbers) {
            rows.add(List.of(new Constant(number, SimpleType.BIGINT), new Constant(0L, SimpleType.BIGINT)));
        }
        return new ValuesNode(id, List.of(new Field("n", SimpleType.BIGINT), new Field("z", SimpleType.BIGINT)), rows);
    }

    private static PlanNode output(PlanNode source) {
        List<Integer> channels = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < source.fields().size(); i++) {
            channels.add(i);
            names.add(source.fields().get(i).name());
        }
        return new OutputNode(99, source, channels, names);
    }
}
