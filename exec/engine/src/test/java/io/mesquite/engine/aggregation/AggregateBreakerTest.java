package io.mesquite.engine.aggregation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.AggregateNode.Step;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregateBreakerTest {
    private static final Type WIDE = new DecimalType(38, 0);
    private static final List<Type> KEY_TYPES = List.of(
            SimpleType.BIGINT,
            SimpleType.INTEGER,
            SimpleType.BOOLEAN,
            SimpleType.DOUBLE,
            VarcharType.UNBOUNDED,
            new DecimalType(30, 2),
            new ArrayType(SimpleType.INTEGER));

    @Test
    void groupsByKeysOfAnyTypesAsACollectionDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Type> keys = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                keys.add(KEY_TYPES.get(random.nextInt(KEY_TYPES.size())));
            }
            int distinct = 1 + random.nextInt(random.nextBoolean() ? 5 : 5000);
            checkAgainstCollections(random, keys, distinct, "seed " + seed + " round " + round + " keys " + keys);
        }
    }

    @Test
    void countsEqualArgumentsOnceWhereDistinct() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Type> types = List.of(SimpleType.INTEGER, VarcharType.UNBOUNDED, SimpleType.BIGINT);
        List<List<Object>> rows = new RandomColumns(random, types, 30, 0.1).rows(5000);
        Map<Object, Set<List<Object>>> pairs = new HashMap<>();
        rows.forEach(
                row -> pairs.computeIfAbsent(row.get(0), key -> new HashSet<>()).add(row.subList(1, 3)));
        List<List<Object>> expected = new ArrayList<>();
        pairs.forEach((key, members) -> {
            long texts = members.stream()
                    .map(pair -> pair.get(0))
                    .filter(Objects::nonNull)
                    .distinct()
                    .count();
            long both = members.stream().filter(pair -> !pair.contains(null)).count();
            Set<Object> numbers = new HashSet<>();
            members.forEach(pair -> numbers.add(pair.get(1)));
            numbers.remove(null);
            long sum = numbers.stream().mapToLong(number -> (Long) number).sum();
            expected.add(Arrays.asList(key, texts, both, numbers.isEmpty() ? null : sum));
        });
        List<AggregateCall> calls = List.of(
                distinct("count", List.of(1), SimpleType.BIGINT, SimpleType.BIGINT),
                distinct("count", List.of(1, 2), SimpleType.BIGINT, SimpleType.BIGINT),
                distinct("sum", List.of(2), WIDE, SimpleType.BIGINT));
        AggregateNode node = node(types, 1, Step.SINGLE, calls);
        OperatorTester.breaker(() -> new AggregateBreaker(node), AggregateBreaker::output)
                .input(types, rows)
                .gives(expected);
    }

    private static AggregateCall distinct(String function, List<Integer> arguments, Type intermediate, Type type) {
        return new AggregateCall(function, arguments, true, OptionalInt.empty(), List.of(), intermediate, type);
    }

    @Test
    void bringsManyGroupsOfSeveralLanesTogetherByPartitions() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Type> types = List.of(SimpleType.BIGINT, SimpleType.BIGINT);
        List<List<Object>> rows = new RandomColumns(random, types, 200_000, 0.001).rows(300_000);
        compare(types, 1, rows, random, 3, 5000, "seed " + seed);
    }

    private static void checkAgainstCollections(Random random, List<Type> keys, int distinct, String what) {
        List<Type> types = new ArrayList<>(keys);
        types.add(SimpleType.BIGINT);
        List<List<Object>> rows =
                new RandomColumns(random, types, distinct, random.nextInt(3) / 10.0).rows(random.nextInt(3000));
        compare(types, keys.size(), rows, random, 1 + random.nextInt(3), 1 + random.nextInt(500), what);
    }

    private static void compare(
            List<Type> types,
            int keyCount,
            List<List<Object>> rows,
            Random random,
            int lanes,
            int largest,
            String what) {
        List<Batch> batches = new RandomColumns(random, types, 1, 0).batches(rows, largest);
        int value = keyCount;
        List<AggregateCall> calls = List.of(
                call("count", List.of(), SimpleType.BIGINT, SimpleType.BIGINT),
                call("count", List.of(value), SimpleType.BIGINT, SimpleType.BIGINT),
                call("sum", List.of(value), WIDE, SimpleType.BIGINT),
                call("min", List.of(value), SimpleType.BIGINT, SimpleType.BIGINT),
                call("max", List.of(value), SimpleType.BIGINT, SimpleType.BIGINT));
        boolean spilling = random.nextInt(12) == 0;
        TestLanes context = new TestLanes(lanes, spilling);
        Map<List<Object>, List<Object>> expected = naive(rows, keyCount);
        AggregateBreaker breaker = new AggregateBreaker(node(types, keyCount, Step.SINGLE, calls));
        context.fill(breaker, batches);
        assertRows(expected, context.rows(breaker.output()), keyCount, what);
        breaker.close();
        assertEquals(0, context.reservedBytes());
        assertEquals(0, context.spillFileBytes(), what);
        assertEquals(
                spilling && keyCount > 0 && !rows.isEmpty(), context.memory().spilledBytes() > 0, what + " spilled");
        assertRows(
                expected, twoSteps(types, keyCount, calls, batches, lanes, spilling), keyCount, what + " in two steps");
    }

    private static List<List<Object>> twoSteps(
            List<Type> types,
            int keyCount,
            List<AggregateCall> calls,
            List<Batch> batches,
            int lanes,
            boolean spilling) {
        TestLanes context = new TestLanes(lanes, spilling);
        AggregateNode partialNode = node(types, keyCount, Step.PARTIAL, calls);
        List<Batch> partials = new ArrayList<>();
        for (int task = 0; task < 2; task++) {
            int index = task;
            AggregateBreaker partial = new AggregateBreaker(partialNode);
            context.fill(
                    partial,
                    IntStream.range(0, batches.size())
                            .filter(i -> i % 2 == index)
                            .mapToObj(batches::get)
                            .toList());
            List<List<Object>> rows = context.rows(partial.output());
            partials.addAll(new RandomColumns(new Random(1), partialNode.types(), 1, 0).batches(rows, 100));
        }
        List<AggregateCall> finals = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            AggregateCall call = calls.get(i);
            finals.add(call(call.function(), List.of(keyCount + i), call.intermediateType(), call.type()));
        }
        AggregateBreaker last = new AggregateBreaker(node(partialNode.types(), keyCount, Step.FINAL, finals));
        context.fill(last, partials);
        return context.rows(last.output());
    }

    private static Map<List<Object>, List<Object>> naive(List<List<Object>> rows, int keyCount) {
        Map<List<Object>, List<Object>> groups = new HashMap<>();
        if (keyCount == 0) {
            groups.put(List.of(), Arrays.asList(0L, 0L, null, null, null));
        }
        for (List<Object> row : rows) {
            Long value = (Long) row.get(keyCount);
            List<Object> state =
                    groups.computeIfAbsent(row.subList(0, keyCount), key -> Arrays.asList(0L, 0L, null, null, null));
            state.set(0, (Long) state.get(0) + 1);
            if (value != null) {
                state.set(1, (Long) state.get(1) + 1);
                state.set(2, state.get(2) == null ? value : (Long) state.get(2) + value);
                state.set(3, state.get(3) == null ? value : Math.min((Long) state.get(3), value));
                state.set(4, state.get(4) == null ? value : Math.max((Long) state.get(4), value));
            }
        }
        return groups;
    }

    private static void assertRows(
            Map<List<Object>, List<Object>> expected, List<List<Object>> rows, int keyCount, String what) {
        Map<List<Object>, List<Object>> actual = new LinkedHashMap<>();
        for (List<Object> row : rows) {
            Object before = actual.put(row.subList(0, keyCount), row.subList(keyCount, row.size()));
            assertEquals(null, before, what + ": twice the key of " + row);
        }
        assertEquals(expected, actual, what);
    }

    @Test
    void takesOnlyRowsWhoseFilterIsTrue() {
        Batch batch = Batch.of(
                4,
                Vectors.of(SimpleType.BIGINT, List.of(1L, 2L, 3L, 4L)),
                Vectors.of(SimpleType.BOOLEAN, Arrays.asList(true, null, false, true)));
        AggregateCall call =
                new AggregateCall("sum", List.of(0), false, OptionalInt.of(1), List.of(), WIDE, SimpleType.BIGINT);
        TestLanes context = new TestLanes(1);
        AggregateBreaker breaker = new AggregateBreaker(
                node(List.of(SimpleType.BIGINT, SimpleType.BOOLEAN), 0, Step.SINGLE, List.of(call)));
        context.fill(breaker, List.of(batch));
        assertEquals(List.of(List.of(5L)), context.rows(breaker.output()));
    }

    @Test
    void sumsBeyond64BitsAndSaysWhereAResultDoesNotFit() {
        List<Object> values = List.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 5L);
        BigInteger exact =
                values.stream().map(v -> BigInteger.valueOf((Long) v)).reduce(BigInteger.ZERO, BigInteger::add);
        assertEquals(List.of(List.of(Int128.of(exact))), sum(values, new DecimalType(38, 2), new DecimalType(38, 2)));
        assertEquals(
                List.of(List.of(8L)),
                sum(List.of(Long.MAX_VALUE, 5L, 1L, 1L, -Long.MAX_VALUE, 1L), WIDE, SimpleType.BIGINT),
                "only the result must fit");
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> sum(List.of(Long.MAX_VALUE, 1L), WIDE, SimpleType.BIGINT));
        assertEquals(ErrorCode.NUMERIC_OUT_OF_RANGE, failure.code());
        assertTrue(failure.getMessage().contains("9223372036854775808"), failure.getMessage());
    }

    private static List<List<Object>> sum(List<Object> values, Type intermediate, Type result) {
        TestLanes context = new TestLanes(2);
        AggregateBreaker breaker = new AggregateBreaker(node(
                List.of(SimpleType.BIGINT), 0, Step.SINGLE, List.of(call("sum", List.of(0), intermediate, result))));
        List<Batch> batches = new ArrayList<>();
        values.forEach(value -> batches.add(Batch.of(1, Vectors.of(SimpleType.BIGINT, List.of(value)))));
        context.fill(breaker, batches);
        return context.rows(breaker.output());
    }

    @Test
    void averagesDecimalsExactly() {
        Type state = new RowType(List.of(
                new RowType.Field("sum", new DecimalType(38, 2)), new RowType.Field("count", SimpleType.BIGINT)));
        AggregateCall call = call("avg", List.of(0), state, SimpleType.DOUBLE);
        TestLanes context = new TestLanes(2);
        Type type = new DecimalType(15, 2);
        AggregateBreaker breaker = new AggregateBreaker(node(List.of(type), 0, Step.SINGLE, List.of(call)));
        context.fill(
                breaker,
                List.of(
                        Batch.of(2, Vectors.of(type, List.of(10L, 20L))),
                        Batch.of(1, Vectors.of(type, List.of(999_999_999_999_999L)))));
        assertEquals(List.of(List.of(3333333333333.43)), context.rows(breaker.output()));
    }

    private static AggregateCall call(String function, List<Integer> arguments, Type intermediate, Type type) {
        return new AggregateCall(function, arguments, false, OptionalInt.empty(), List.of(), intermediate, type);
    }

    private static AggregateNode node(List<Type> types, int keyCount, Step step, List<AggregateCall> calls) {
        List<Field> fields = IntStream.range(0, types.size())
                .mapToObj(i -> new Field("c" + i, types.get(i)))
                .toList();
        List<Integer> keys = IntStream.range(0, keyCount).boxed().toList();
        List<String> names =
                IntStream.range(0, calls.size()).mapToObj(i -> "a" + i).toList();
        return new AggregateNode(1, new ValuesNode(0, fields, List.of()), step, keys, calls, names);
    }
}
