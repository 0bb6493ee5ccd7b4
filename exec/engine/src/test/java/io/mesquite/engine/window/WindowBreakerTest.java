package io.mesquite.engine.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.engine.testing.Rows;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.plan.node.WindowCall.Bound;
import io.mesquite.plan.node.WindowCall.Exclusion;
import io.mesquite.plan.node.WindowCall.Frame;
import io.mesquite.plan.node.WindowCall.Mode;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against {@link WindowTwin}. */
class WindowBreakerTest {
    private static final int PARTITION = 0;
    private static final int KEY = 1;
    private static final int ID = 2;
    private static final int VALUE = 3;
    private static final int TEXT = 4;
    private static final int DOUBLE = 5;
    private static final int FLAG = 6;
    private static final int START = 7;
    private static final int END = 8;
    private static final int PLACE = 9;
    private static final List<Type> TYPES = List.of(
            SimpleType.INTEGER,
            SimpleType.BIGINT,
            SimpleType.BIGINT,
            SimpleType.BIGINT,
            VarcharType.UNBOUNDED,
            SimpleType.DOUBLE,
            SimpleType.BOOLEAN,
            SimpleType.BIGINT,
            SimpleType.BIGINT,
            SimpleType.BIGINT);

    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void everyFunctionOverFramesOfRowsAndGroups() {
        for (int round = 0; round < 25; round++) {
            List<WindowCall> calls = new ArrayList<>();
            calls.add(call("row_number", Frame.DEFAULT));
            calls.add(call("ntile", Frame.DEFAULT, PLACE));
            for (String shift : List.of("lag", "lead")) {
                calls.add(shift(shift, VALUE));
                calls.add(shift(shift, TEXT, START));
                calls.add(shift(shift, VALUE, PLACE, ID));
            }
            for (int i = 0; i < 6; i++) {
                Frame frame = frame(random.nextBoolean() ? Mode.ROWS : Mode.GROUPS);
                calls.addAll(orderedCalls(frame));
                calls.addAll(aggregates(frame));
            }
            check(node(calls, new SortKey(KEY, random.nextBoolean(), random.nextBoolean()), byId()));
        }
    }

    @Test
    void ranksAndAggregatesOverFramesOfPeers() {
        for (int round = 0; round < 25; round++) {
            List<WindowCall> calls = new ArrayList<>();
            for (String rank : List.of("rank", "dense_rank", "percent_rank", "cume_dist")) {
                calls.add(call(rank, Frame.DEFAULT));
            }
            for (int i = 0; i < 6; i++) {
                calls.addAll(aggregates(frame(random.nextInt(3) > 0 ? Mode.RANGE : Mode.GROUPS)));
            }
            check(node(calls, new SortKey(KEY, random.nextBoolean(), random.nextBoolean())));
        }
    }

    @Test
    void withoutAnOrderAllRowsArePeers() {
        check(node(aggregates(Frame.DEFAULT)));
    }

    @Test
    void manyRowsOfOnePartitionAreSortedOnAllLanes() {
        WindowCall sum =
                new WindowCall("sum", List.of(ID), false, false, OptionalInt.empty(), Frame.DEFAULT, SimpleType.BIGINT);
        List<WindowCall> calls = List.of(call("row_number", Frame.DEFAULT), sum);
        WindowNode node = new WindowNode(1, source(), List.of(), List.of(byId()), calls, List.of("n", "s"));
        int size = 200_000;
        TestLane lane = new TestLane(1 << 30, 3);
        List<List<Object>> shuffled = rows(size);
        Collections.shuffle(shuffled, random);
        List<List<Object>> results;
        try (WindowBreaker breaker = new WindowBreaker(node)) {
            var consumer = breaker.openLane(lane);
            consumer.push(Rows.batch(TYPES, shuffled));
            consumer.finish();
            consumer.close();
            breaker.complete(lane);
            results = OperatorTester.drain(breaker.output(), lane, Integer.MAX_VALUE);
        }
        assertEquals(size, results.size());
        for (int i = 0; i < size; i++) {
            List<Object> row = results.get(i);
            assertEquals((long) i, row.get(ID), () -> "seed " + seed);
            assertEquals(i + 1L, row.get(TYPES.size()), () -> "seed " + seed);
            assertEquals((long) i * (i + 1) / 2, row.get(TYPES.size() + 1), () -> "seed " + seed);
        }
        assertEquals(0, lane.memory().reservedBytes());
    }

    @Test
    void badArgumentsSaySo() {
        List<List<Object>> rows = rows(20);
        rows.forEach(row -> row.set(PLACE, 0L));
        assertTrue(fails(call("ntile", Frame.DEFAULT, PLACE), rows).getMessage().contains("ntile(0)"));
        assertTrue(fails(call("nth_value", Frame.DEFAULT, VALUE, PLACE), rows)
                .getMessage()
                .contains("row 0"));
        for (Mode mode : Mode.values()) {
            Frame frame = new Frame(
                    mode,
                    Bound.PRECEDING,
                    OptionalInt.of(START),
                    Bound.CURRENT_ROW,
                    OptionalInt.empty(),
                    Exclusion.NO_OTHERS);
            rows.forEach(row -> row.set(START, -2L));
            assertTrue(fails(call("count", frame), rows).getMessage().contains("-2"), mode.name());
            rows.forEach(row -> row.set(START, null));
            assertTrue(fails(call("count", frame), rows).getMessage().contains("null"), mode.name());
        }
    }

    @Test
    void aWindowBeyondTheMemoryLimitSaysSo() {
        TestLane lane = new TestLane(1 << 20, 2);
        try (WindowBreaker breaker = new WindowBreaker(node(List.of(call("count", Frame.DEFAULT))))) {
            var consumer = breaker.openLane(lane);
            var batch = Rows.batch(TYPES, rows(20_000));
            MesquiteException failure = assertThrows(MesquiteException.class, () -> consumer.push(batch));
            assertEquals(ErrorCode.MEMORY_LIMIT_EXCEEDED, failure.code());
        }
        assertEquals(0, lane.memory().reservedBytes());
    }

    private MesquiteException fails(WindowCall call, List<List<Object>> rows) {
        WindowNode node = node(List.of(call), new SortKey(KEY, false, false));
        return OperatorTester.breaker(() -> new WindowBreaker(node), WindowBreaker::output)
                .input(TYPES, rows)
                .fails(ErrorCode.INVALID_ARGUMENT);
    }

    private void check(WindowNode node) {
        List<List<Object>> rows = rows(random.nextInt(200));
        try {
            OperatorTester.breaker(() -> new WindowBreaker(node), WindowBreaker::output)
                    .input(TYPES, rows)
                    .gives(WindowTwin.compute(node, rows));
        } catch (AssertionError failure) {
            throw new AssertionError("seed " + seed + ", " + node + ": " + failure.getMessage(), failure);
        }
    }

    private List<List<Object>> rows(int count) {
        int partitions = 1 + random.nextInt(6);
        int keys = 1 + random.nextInt(30);
        int nulls = 2 + random.nextInt(8);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object[] row = {
                (long) random.nextInt(partitions),
                (long) random.nextInt(keys),
                (long) i,
                (long) random.nextInt(20) - 10,
                Bytes.utf8("text " + random.nextInt(20)),
                random.nextInt(100) / 4.0 - 10,
                random.nextBoolean(),
                (long) random.nextInt(8),
                (long) random.nextInt(8),
                1L + random.nextInt(5)
            };
            for (int column : new int[] {PARTITION, KEY, VALUE, TEXT, DOUBLE, FLAG}) {
                row[column] = random.nextInt(nulls) == 0 ? null : row[column];
            }
            rows.add(Arrays.asList(row));
        }
        return rows;
    }

    private static SortKey byId() {
        return new SortKey(ID, false, false);
    }

    private static PlanNode source() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            fields.add(new Field("c" + i, TYPES.get(i)));
        }
        return new ValuesNode(0, fields, List.of());
    }

    private WindowNode node(List<WindowCall> calls, SortKey... orderBy) {
        List<Integer> partitionBy = random.nextInt(4) == 0 ? List.of() : List.of(PARTITION);
        List<String> names = calls.stream().map(WindowCall::function).toList();
        return new WindowNode(1, source(), partitionBy, List.of(orderBy), calls, names);
    }

    private Frame frame(Mode mode) {
        Bound start = Bound.values()[random.nextInt(4)];
        Bound end = Bound.values()[1 + random.nextInt(4)];
        Exclusion[] exclusions = Exclusion.values();
        return new Frame(
                mode,
                start,
                offset(start, START),
                end,
                offset(end, END),
                random.nextBoolean() ? Exclusion.NO_OTHERS : exclusions[random.nextInt(exclusions.length)]);
    }

    private static OptionalInt offset(Bound bound, int channel) {
        return bound == Bound.PRECEDING || bound == Bound.FOLLOWING ? OptionalInt.of(channel) : OptionalInt.empty();
    }

    /** Those whose results depend on the order of rows in the frame. */
    private List<WindowCall> orderedCalls(Frame frame) {
        List<WindowCall> calls = new ArrayList<>();
        for (boolean ignoreNulls : List.of(false, true)) {
            calls.add(call("first_value", List.of(TEXT), false, ignoreNulls, frame));
            calls.add(call("last_value", List.of(VALUE), false, ignoreNulls, frame));
            calls.add(call("nth_value", List.of(TEXT, PLACE), false, ignoreNulls, frame));
        }
        calls.add(call("array_agg", frame, VALUE));
        return calls;
    }

    private List<WindowCall> aggregates(Frame frame) {
        List<WindowCall> calls = new ArrayList<>();
        calls.add(call("count", frame));
        calls.add(call("count", frame, TEXT));
        calls.add(call("sum", frame, VALUE));
        calls.add(call("sum", frame, DOUBLE));
        calls.add(call("avg", frame, VALUE));
        calls.add(call("min", frame, TEXT));
        calls.add(call("max", frame, VALUE));
        calls.add(call("min", frame, DOUBLE));
        calls.add(call("count", List.of(VALUE), true, false, frame));
        calls.add(call("sum", List.of(VALUE), true, false, frame));
        return calls;
    }

    private WindowCall shift(String function, Integer... arguments) {
        return call(function, List.of(arguments), false, random.nextBoolean(), Frame.DEFAULT);
    }

    private WindowCall call(String function, Frame frame, Integer... arguments) {
        return call(function, List.of(arguments), false, false, frame);
    }

    private WindowCall call(
            String function, List<Integer> arguments, boolean distinct, boolean ignoreNulls, Frame frame) {
        List<Type> types = arguments.stream().map(TYPES::get).toList();
        var functions = BuiltinFunctions.registry();
        var window = functions.resolve(FunctionKind.WINDOW, function, types);
        var signature = window.or(() -> functions.resolve(FunctionKind.AGGREGATE, function, types))
                .orElseThrow();
        boolean filtered = window.isEmpty() && random.nextInt(3) == 0;
        return new WindowCall(
                function,
                arguments,
                distinct,
                ignoreNulls,
                filtered ? OptionalInt.of(FLAG) : OptionalInt.empty(),
                frame,
                signature.returnType());
    }
}
