package io.mesquite.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryCoordinatorTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final BlockingConnector blocking = new BlockingConnector();
    private final Queries queries = new Queries(new CoordinatorOptions(2, 1, 512L << 20, 1 << 20, 256 << 10));

    {
        queries.addCatalog("blocking", blocking);
    }

    @AfterEach
    void close() {
        blocking.release();
        queries.close();
        assertEquals(0, queries.memory().reservedBytes());
    }

    @Test
    void allRowsOfAQueryArrive() {
        assertEquals(Queries.ROWS, queries.rows(queries.all(), 1).size());
    }

    @Test
    void aPlanForSeveralWorkersGivesTheSameAnswerOnAnyNumberOfThem() {
        for (int workers = 1; workers <= 4; workers++) {
            List<List<Object>> rows = queries.rows(queries.spreadJoin(), workers);
            assertEquals(Queries.KEYS, rows.size(), workers + " workers");
            for (List<Object> row : rows) {
                assertEquals((long) Queries.ROWS / Queries.KEYS, row.get(1), workers + " workers");
            }
        }
    }

    @Test
    void statisticsAddUpOverAllTasks() {
        try (QueryExecution query =
                queries.coordinator().start(queries.spreadJoin(), options().withWorkers(3))) {
            Queries.rows(query);
            assertTrue(query.awaitEnd(SOON));
            Map<Integer, NodeStatistics> statistics = query.statistics();
            assertEquals(Queries.ROWS, statistics.get(2).outputRows());
            assertEquals(Queries.ROWS, statistics.get(5).outputRows());
            assertEquals(Queries.KEYS, statistics.get(8).outputRows());
            QueryProgress progress = query.progress();
            assertEquals(progress.splitsKnown(), progress.splitsOpened());
            assertEquals(2L * Queries.ROWS, progress.rowsRead());
            assertTrue(progress.peakMemoryBytes() > 0);
        }
    }

    @Test
    void theClientSeesAFailureAgainAndAgain() {
        QueryExecution query = queries.coordinator().start(queries.failing(), options());
        for (int i = 0; i < 2; i++) {
            MesquiteException failure = assertThrows(MesquiteException.class, () -> Queries.rows(query));
            assertEquals(ErrorCode.DIVISION_BY_ZERO, failure.code());
        }
        assertEquals(QueryState.FAILED, query.state());
        query.close();
        assertTrue(query.awaitEnd(SOON));
        assertEquals(QueryState.FAILED, query.state());
    }

    @Test
    void aQueryIsActiveUntilNothingOfItRuns() {
        try (QueryExecution query = queries.coordinator().start(queries.all(), options())) {
            assertEquals(List.of(query), queries.coordinator().active());
            assertEquals("q7", query.id());
            assertEquals(QueryState.RUNNING, query.state());
            Queries.rows(query);
            assertNull(query.next());
            assertTrue(query.awaitEnd(SOON));
            assertEquals(QueryState.FINISHED, query.state());
            assertEquals(List.of(), queries.coordinator().active());
        }
    }

    @Test
    void aQueryThatIsClosedEarlyHasFinishedAndStops() {
        QueryExecution query = queries.coordinator().start(queries.all(), options());
        assertTrue(query.next().size() > 0);
        query.close();
        query.close();
        assertNull(query.next());
        assertEquals(QueryState.FINISHED, query.state());
        assertTrue(query.awaitEnd(SOON));
    }

    @Test
    void aCancelWakesTheClientAtOnce() throws InterruptedException {
        QueryExecution query = queries.coordinator().start(queries.allOf("blocking"), options());
        blocking.awaitFirstRead();
        long start = System.nanoTime();
        query.cancel(cancelled("The query was cancelled by user ann."));
        MesquiteException failure = assertThrows(MesquiteException.class, query::next);
        assertTrue(query.awaitEnd(SOON));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertEquals("The query was cancelled by user ann.", failure.getMessage());
        assertEquals(QueryState.CANCELLED, query.state());
        assertTrue(millis < 1000, "took " + millis + " ms");
    }

    @Test
    void aQueryThatIsEndedForAnotherReasonHasFailed() {
        QueryExecution query = queries.coordinator().start(queries.allOf("blocking"), options());
        MesquiteException reason = new MesquiteException(ErrorCode.QUERY_TIMEOUT, "too long");
        query.cancel(reason);
        assertSame(reason, assertThrows(MesquiteException.class, query::next));
        assertEquals(QueryState.FAILED, query.state());
        query.close();
    }

    @Test
    void furtherQueriesWaitForTheirTurnAndThenAreRefused() {
        QueryExecution first = queries.coordinator().start(queries.allOf("blocking"), options());
        QueryExecution second = queries.coordinator().start(queries.allOf("blocking"), options());
        QueryExecution third = queries.coordinator().start(queries.all(), options());
        assertEquals(QueryState.QUEUED, third.state());
        MesquiteException refused = assertThrows(
                MesquiteException.class, () -> queries.coordinator().start(queries.all(), options()));
        assertEquals(ErrorCode.QUEUE_FULL, refused.code());
        assertTrue(refused.getMessage().contains("2 queries running and 1 waiting"), refused.getMessage());
        assertEquals(3, queries.coordinator().active().size());
        first.cancel(cancelled("enough"));
        assertEquals(Queries.ROWS, Queries.rows(third).size());
        second.close();
        third.close();
    }

    @Test
    void aQueuedQueryCanBeCancelled() {
        QueryExecution first = queries.coordinator().start(queries.allOf("blocking"), options());
        QueryExecution second = queries.coordinator().start(queries.allOf("blocking"), options());
        QueryExecution queued = queries.coordinator().start(queries.all(), options());
        queued.cancel(cancelled("never mind"));
        assertThrows(MesquiteException.class, queued::next);
        assertTrue(queued.awaitEnd(SOON));
        blocking.release();
        assertEquals(List.of(), Queries.rows(first));
        assertEquals(List.of(), Queries.rows(second));
        assertEquals(Queries.ROWS, queries.rows(queries.all(), 1).size());
    }

    @Test
    void aQueryThatNeedsMoreThanItsLimitSpillsAndIsRight() {
        QueryExecution query =
                queries.coordinator().start(queries.manyGroups(), options().withMemoryBytes(4 << 20));
        assertEquals(Queries.ROWS, Queries.rows(query).size());
        query.close();
        assertTrue(query.awaitEnd(SOON));
        assertTrue(query.progress().spilledBytes() > 0);
        assertEquals(0, queries.memory().reservedBytes());
    }

    @Test
    void aQueryWhoseLimitIsTooLowToSpillEndsAndTheNextIsRight() {
        QueryExecution query =
                queries.coordinator().start(queries.manyGroups(), options().withMemoryBytes(64 << 10));
        MesquiteException failure = assertThrows(MesquiteException.class, () -> Queries.rows(query));
        assertEquals(ErrorCode.MEMORY_LIMIT_EXCEEDED, failure.code());
        assertTrue(failure.getMessage().contains("its limit of "), failure.getMessage());
        query.close();
        assertTrue(query.awaitEnd(SOON));
        assertEquals(0, queries.memory().reservedBytes());
        assertEquals(Queries.ROWS, queries.rows(queries.manyGroups(), 1).size());
    }

    @Test
    void queriesThatAreCancelledAtAnyMomentLeaveNothingBehind() throws InterruptedException {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        List<QueryPlan> plans = List.of(queries.all(), queries.manyGroups(), queries.spreadJoin());
        queries.rows(queries.spreadJoin(), 3);
        for (int run = 0; run < 100; run++) {
            QueryPlan plan = plans.get(random.nextInt(plans.size()));
            QueryExecution query = queries.coordinator().start(plan, options().withWorkers(1 + random.nextInt(3)));
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            if (random.nextBoolean()) {
                query.cancel(cancelled("a test's cancel"));
            }
            query.close();
            assertTrue(query.awaitEnd(SOON), "run " + run + ", seed " + seed);
            assertEquals(0, queries.memory().reservedBytes(), "run " + run + ", seed " + seed);
        }
        // a query of 3 workers has 13 tasks of 2 lanes each
        assertTrue(queries.threads().threadCount() <= 30, queries.threads().threadCount() + " threads");
        assertEquals(List.of(), queries.coordinator().active());
        assertEquals(Queries.KEYS, queries.rows(queries.spreadJoin(), 3).size());
    }

    @Test
    void manyClientsAtOnceAllGetTheirAnswers() throws Exception {
        Queries many = new Queries(new CoordinatorOptions(8, 8, 128L << 20, 1 << 20, 256 << 10));
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int client = 0; client < 16; client++) {
                answers.add(clients.submit(() -> many.rows(many.spreadJoin(), 2).size()));
            }
            for (Future<Integer> answer : answers) {
                assertEquals(Queries.KEYS, answer.get());
            }
        } finally {
            clients.shutdownNow();
            many.close();
        }
        assertEquals(0, many.memory().reservedBytes());
    }

    @Test
    void aCoordinatorThatShutsDownEndsItsQueriesAndTakesNoMore() {
        QueryExecution query = queries.coordinator().start(queries.allOf("blocking"), options());
        queries.coordinator().close();
        assertEquals(
                ErrorCode.SERVER_SHUTTING_DOWN,
                assertThrows(MesquiteException.class, query::next).code());
        assertEquals(
                ErrorCode.SERVER_SHUTTING_DOWN,
                assertThrows(MesquiteException.class, () -> queries.coordinator()
                                .start(queries.all(), options()))
                        .code());
    }

    private static QueryOptions options() {
        return QueryOptions.of("q7");
    }

    private static MesquiteException cancelled(String reason) {
        return new MesquiteException(ErrorCode.QUERY_CANCELLED, reason);
    }
}
