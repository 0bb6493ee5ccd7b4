package io.mesquite.engine.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mesquite.engine.aggregation.RandomColumns;
import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.engine.testing.Rows;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortTest {
    private static final List<Type> TYPES = List.of(
            SimpleType.INTEGER,
            SimpleType.BIGINT,
            SimpleType.DOUBLE,
            VarcharType.UNBOUNDED,
            new DecimalType(30, 2),
            SimpleType.BOOLEAN,
            new ArrayType(SimpleType.BIGINT));

    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void rowsOfAllTypesAreSortedByAnyKeys() {
        for (int round = 0; round < 15; round++) {
            List<List<Object>> rows = rows(random.nextInt(600), 1 + random.nextInt(200));
            List<SortKey> keys = everyColumn();
            OperatorTester.breaker(() -> new SortBreaker(TYPES, keys), SortBreaker::output)
                    .input(TYPES, rows)
                    .givesInOrder(sorted(rows, keys));
        }
    }

    @Test
    void theFirstRowsAreThoseOfTheWholeOrder() {
        for (int round = 0; round < 10; round++) {
            List<List<Object>> rows = rows(random.nextInt(600), 1 + random.nextInt(200));
            List<SortKey> keys = everyColumn();
            int offset = random.nextInt(20);
            int count = random.nextInt(50);
            List<List<Object>> sorted = sorted(rows, keys);
            List<List<Object>> expected =
                    sorted.subList(Math.min(offset, sorted.size()), Math.min(offset + count, sorted.size()));
            OperatorTester.breaker(() -> new TopNBreaker(TYPES, keys, offset, count, false), TopNBreaker::output)
                    .input(TYPES, rows)
                    .givesInOrder(expected);
        }
    }

    @Test
    void manyRowsPassTheThresholdOfTopN() {
        for (SortKey key : everyColumn()) {
            List<List<Object>> rows = rows(40_000, 5_000);
            List<SortKey> keys = List.of(key);
            TopNBreaker breaker = new TopNBreaker(TYPES, keys, 0, 10, true);
            List<List<Object>> first = run(breaker, rows);
            List<List<Object>> sorted = sorted(rows, keys);
            Comparator<List<Object>> order = comparator(keys);
            int expected = 10;
            while (expected < sorted.size() && order.compare(sorted.get(9), sorted.get(expected)) == 0) {
                expected++;
            }
            assertEquals(expected, first.size(), () -> key + ", seed " + seed);
            for (int i = 0; i < expected; i++) {
                assertEquals(0, order.compare(sorted.get(i), first.get(i)), () -> key + ", seed " + seed);
            }
        }
    }

    @Test
    void manyRowsAreSortedOnAllLanes() {
        int size = 200_000;
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextInt(4) == 0 ? random.nextInt(100) : random.nextLong();
        }
        KeyColumn[] keys = {new LongKey(new SortKey(0, false, false), values, null)};
        for (int lanes : new int[] {2, 3, 5}) {
            int[] order = RowSorter.sort(keys, size, new TestLane(1 << 30, lanes));
            assertArrayEquals(
                    Arrays.stream(values).sorted().toArray(),
                    Arrays.stream(order).mapToLong(row -> values[row]).toArray(),
                    () -> lanes + " lanes, seed " + seed);
        }
    }

    @Test
    void aSortBeyondTheMemoryLimitSaysSo() {
        List<SortKey> keys = List.of(new SortKey(0, false, false));
        TestLane lane = new TestLane(1 << 20, 2);
        SortBreaker breaker = new SortBreaker(TYPES, keys);
        try (breaker) {
            var consumer = breaker.openLane(lane);
            var batch = Rows.batch(TYPES, rows(20_000, 1000));
            var failure = assertThrows(MesquiteException.class, () -> {
                for (int i = 0; i < 10; i++) {
                    consumer.push(batch);
                }
            });
            assertEquals(ErrorCode.MEMORY_LIMIT_EXCEEDED, failure.code());
        }
        assertEquals(0, lane.memory().reservedBytes());
    }

    private List<List<Object>> run(TopNBreaker breaker, List<List<Object>> rows) {
        TestLane lane = new TestLane();
        try (breaker) {
            var consumer = breaker.openLane(lane);
            for (var batch : new RandomColumns(random, TYPES, 10, 0).batches(rows, 3000)) {
                consumer.push(batch);
            }
            consumer.finish();
            consumer.close();
            breaker.complete(lane);
            return OperatorTester.drain(breaker.output(), lane, Integer.MAX_VALUE);
        }
    }

    private List<List<Object>> rows(int count, int distinct) {
        return new RandomColumns(random, TYPES, distinct, random.nextInt(3) / 10.0).rows(count);
    }

    /** All columns in random order and directions, so that only equal rows can change places. */
    private List<SortKey> everyColumn() {
        List<Integer> channels = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            channels.add(i);
        }
        Collections.shuffle(channels, random);
        List<SortKey> keys = new ArrayList<>();
        channels.forEach(channel -> keys.add(new SortKey(channel, random.nextBoolean(), random.nextBoolean())));
        return keys;
    }

    private static List<List<Object>> sorted(List<List<Object>> rows, List<SortKey> keys) {
        List<List<Object>> sorted = new ArrayList<>(rows);
        sorted.sort(comparator(keys));
        return sorted;
    }

    private static Comparator<List<Object>> comparator(List<SortKey> keys) {
        return (left, right) -> {
            for (SortKey key : keys) {
                Object a = left.get(key.channel());
                Object b = right.get(key.channel());
                int order = a == null || b == null
                        ? (a == b ? 0 : (a == null) == key.nullsFirst() ? -1 : 1)
                        : key.descending() ? NativeOrder.compare(b, a) : NativeOrder.compare(a, b);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }
}
