package io.mesquite.engine.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one assertion for operators and breakers. It runs each many times, on one lane and on several threads, over {@link
 * BorrowedBatches}; then it stops it early, closes it twice, closes it without a finish, and checks that no memory is left
 * reserved. The seed is in every failure's message; {@code -Dtest.seed=} runs that one alone.
 *
 * <pre>
 * OperatorTester.operator(() -> new LimitOperator(0, 2)).input(types, rows).givesRowCount(2);
 * OperatorTester.breaker(() -> new SortBreaker(types, keys), SortBreaker::output).input(types, rows).givesInOrder(sorted);
 * </pre>
 */
public final class OperatorTester {
    private static final int RUNS = 20;

    /** What is tested, made anew for each run. */
    @FunctionalInterface
    private interface Subject {
        List<List<Object>> run(TestLane lane, List<List<List<Object>>> rowsByLane, Feed feed);
    }

    private record Feed(List<Type> types, Random random, int enough, boolean finish) {}

    private final Subject subject;
    private List<Type> types = List.of();
    private List<List<Object>> rows = List.of();
    private boolean singleLane;

    private OperatorTester(Subject subject) {
        this.subject = subject;
    }

    /** Tests an operator; {@code factory} makes one for each run. */
    public static OperatorTester operator(Supplier<? extends OperatorFactory> factory) {
        return new OperatorTester((lane, rowsByLane, feed) -> {
            OperatorFactory made = factory.get();
            return runLanes(lane, rowsByLane, feed, collector -> made.openLane(lane, collector));
        });
    }

    /** Tests a breaker and what comes out of it; {@code factory} makes one for each run. */
    public static <B extends Breaker> OperatorTester breaker(
            Supplier<B> factory, Function<B, ? extends MorselSource> output) {
        return new OperatorTester((lane, rowsByLane, feed) -> {
            B breaker = factory.get();
            try {
                runLanes(lane, rowsByLane, feed, collector -> breaker.openLane(lane));
                if (!feed.finish) {
                    return List.of();
                }
                breaker.complete(lane);
                return drain(output.apply(breaker), lane, feed.enough);
            } finally {
                breaker.close();
            }
        });
    }

    /** All rows that a source gives, on one lane; stops once there are enough of them. */
    public static List<List<Object>> drain(MorselSource source, TestLane lane, int enough) {
        RowCollector collector = new RowCollector(enough);
        try (source;
                MorselSource.Lane opened = source.openLane(lane)) {
            while (!collector.isSatisfied() && opened.runMorsel(collector)) {
                lane.checkCancelled();
            }
        }
        return collector.rows();
    }

    public OperatorTester input(List<Type> inputTypes, List<List<Object>> inputRows) {
        types = inputTypes;
        rows = inputRows;
        return this;
    }

    /** For what must see all rows in order. */
    public OperatorTester onOneLane() {
        singleLane = true;
        return this;
    }

    /** The output is these rows in any order. */
    public void gives(List<List<Object>> expected) {
        runAll((actual, place) -> assertEquals(counted(expected), counted(actual), place));
    }

    /** The output is these rows in this order; the input comes on several lanes for a breaker, on one else as asked. */
    public void givesInOrder(List<List<Object>> expected) {
        runAll((actual, place) -> assertEquals(expected, actual, place));
    }

    /** The output is that many rows, all of them from the input. */
    public void givesRowCount(int expected) {
        runAll((actual, place) -> {
            assertEquals(expected, actual.size(), place);
            Map<List<Object>, Integer> left = counted(rows);
            for (List<Object> row : actual) {
                assertTrue(left.merge(row, -1, Integer::sum) >= 0, place + ": not in the input, or too often: " + row);
            }
        });
    }

    /** Every run fails with this code; returns the first run's failure. */
    public MesquiteException fails(ErrorCode code) {
        MesquiteException first = null;
        for (long seed : seeds()) {
            TestLane lane = new TestLane();
            String place = "seed " + seed;
            MesquiteException failure =
                    assertThrows(MesquiteException.class, () -> run(lane, seed, Integer.MAX_VALUE, true), place);
            assertEquals(code, failure.code(), place);
            assertEquals(0, lane.memory().reservedBytes(), place + ": memory after a failure");
            first = first == null ? failure : first;
        }
        return first;
    }

    private interface Check {
        void accept(List<List<Object>> actual, String place);
    }

    private void runAll(Check check) {
        for (long seed : seeds()) {
            String place = "seed " + seed;
            boolean spilling = (seed & 3) == 0;
            TestLane lane = new TestLane(1 << 30, 2, spilling);
            List<List<Object>> actual;
            try {
                actual = run(lane, seed, Integer.MAX_VALUE, true);
                run(lane, seed, 1, true);
                run(lane, seed, Integer.MAX_VALUE, false);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(place + ": " + failure, failure);
            }
            check.accept(actual, place);
            assertEquals(0, lane.memory().reservedBytes(), place + ": memory at the end");
            assertEquals(0, TestSpillSpace.tight().usedBytes(), place + ": files at the end");
        }
    }

    private List<List<Object>> run(TestLane lane, long seed, int enough, boolean finish) {
        Random random = new Random(seed);
        int lanes = singleLane || random.nextBoolean() ? 1 : 2 + random.nextInt(2);
        List<List<List<Object>>> rowsByLane = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            rowsByLane.add(new ArrayList<>());
        }
        for (List<Object> row : rows) {
            rowsByLane.get(random.nextInt(lanes)).add(row);
        }
        return subject.run(lane, rowsByLane, new Feed(types, random, enough, finish));
    }

    private static List<List<Object>> runLanes(
            TestLane lane,
            List<List<List<Object>>> rowsByLane,
            Feed feed,
            Function<RowCollector, BatchConsumer> opener) {
        List<Runnable> work = new ArrayList<>();
        List<RowCollector> collectors = new ArrayList<>();
        for (List<List<Object>> laneRows : rowsByLane) {
            RowCollector collector = new RowCollector(feed.enough);
            collectors.add(collector);
            BorrowedBatches batches = new BorrowedBatches(feed.types, new Random(feed.random.nextLong()));
            work.add(() -> {
                BatchConsumer consumer = opener.apply(collector);
                try {
                    batches.push(laneRows, consumer);
                    if (feed.finish) {
                        consumer.finish();
                    }
                } finally {
                    consumer.close();
                    consumer.close();
                }
            });
        }
        if (work.size() == 1) {
            work.get(0).run();
        } else {
            lane.runParallel(work);
        }
        List<List<Object>> all = new ArrayList<>();
        collectors.forEach(collector -> all.addAll(collector.rows()));
        return all;
    }

    private static List<Long> seeds() {
        Long only = Long.getLong("test.seed");
        if (only != null) {
            return List.of(only);
        }
        Random random = new Random();
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            seeds.add(random.nextLong());
        }
        return Collections.unmodifiableList(seeds);
    }

    private static Map<List<Object>, Integer> counted(List<List<Object>> rows) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }
}
