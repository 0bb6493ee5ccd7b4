package io.mesquite.engine.aggregation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.AggregateNode.Step;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Functions as the planner resolves them, over one group. */
class AggregateFunctionsTest {
    private static final Type DOUBLE = SimpleType.DOUBLE;
    private static final Type BIGINT = SimpleType.BIGINT;
    private static final Type TEXT = VarcharType.UNBOUNDED;

    @Test
    void resolvesTypesAsSqlNeedsThem() {
        assertEquals(BIGINT, resolve("sum", SimpleType.SMALLINT).returnType());
        assertEquals(
                new DecimalType(38, 2), resolve("sum", new DecimalType(15, 2)).returnType());
        assertEquals(DOUBLE, resolve("sum", SimpleType.REAL).returnType());
        assertEquals(DOUBLE, resolve("avg", new DecimalType(15, 2)).returnType());
        assertEquals(SimpleType.DATE, resolve("max", SimpleType.DATE).returnType());
        assertEquals(
                List.of(SimpleType.INTEGER), resolve("sum", SimpleType.INTEGER).argumentTypes());
        assertEquals(BIGINT, resolve("count", TEXT, DOUBLE, SimpleType.DATE).returnType());
        assertEquals(new ArrayType(TEXT), resolve("array_agg", TEXT).returnType());
        assertEquals(TEXT, resolve("max_by", TEXT, BIGINT).returnType());
    }

    @Test
    void computesVariancesAndRegressionsAsTheTextbookDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        double[] y = random.doubles(300, -50, 1000).toArray();
        double[] x = IntStream.range(0, 300)
                .mapToDouble(i -> y[i] * 3 + random.nextGaussian() * 100)
                .toArray();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(List.of(y[i], x[i]));
        }
        rows.add(Arrays.asList(null, 5.0));
        rows.add(Arrays.asList(5.0, null));
        double n = 300;
        double meanX = DoubleStream.of(x).sum() / n;
        double meanY = DoubleStream.of(y).sum() / n;
        double sxx = DoubleStream.of(x).map(v -> (v - meanX) * (v - meanX)).sum();
        double syy = DoubleStream.of(y).map(v -> (v - meanY) * (v - meanY)).sum();
        double sxy = IntStream.range(0, 300)
                .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                .sum();
        List<Type> types = List.of(DOUBLE, DOUBLE);
        List<List<Object>> one = rows.subList(0, 300);
        String what = "seed " + seed;
        assertClose(syy / (n - 1), result("variance", List.of(0), types, one), what);
        assertClose(Math.sqrt(syy / n), result("stddev_pop", List.of(0), types, one), what);
        assertClose(sxy / (n - 1), result("covar_samp", List.of(0, 1), types, rows), what);
        assertClose(sxy / Math.sqrt(sxx * syy), result("corr", List.of(0, 1), types, rows), what);
        assertClose(sxy / sxx, result("regr_slope", List.of(0, 1), types, rows), what);
        assertClose(meanY - sxy / sxx * meanX, result("regr_intercept", List.of(0, 1), types, rows), what);
        assertClose(sxy * sxy / (sxx * syy), result("regr_r2", List.of(0, 1), types, rows), what);
        assertClose(meanX, result("regr_avgx", List.of(0, 1), types, rows), what);
        assertEquals(300L, result("regr_count", List.of(0, 1), types, rows), what);
        assertEquals(null, result("stddev", List.of(0), types, rows.subList(0, 1)), "of one value");
        assertEquals(null, result("corr", List.of(0, 1), types, List.of(List.of(1.0, 2.0), List.of(1.0, 3.0))));
    }

    private static void assertClose(double expected, Object actual, String what) {
        assertEquals(expected, (Double) actual, Math.abs(expected) * 1e-9, what);
    }

    @Test
    void foldsBooleansAndBits() {
        List<Type> types = List.of(SimpleType.BOOLEAN, BIGINT);
        List<List<Object>> rows = List.of(
                Arrays.asList(true, 12L),
                Arrays.asList(null, null),
                Arrays.asList(false, 10L),
                Arrays.asList(true, -1L));
        assertEquals(false, result("bool_and", List.of(0), types, rows));
        assertEquals(true, result("bool_or", List.of(0), types, rows));
        assertEquals(2L, result("count_if", List.of(0), types, rows));
        assertEquals(12L & 10L, result("bit_and", List.of(1), types, rows));
        assertEquals(-1L, result("bit_or", List.of(1), types, rows));
        assertEquals(12L ^ 10L ^ -1L, result("bit_xor", List.of(1), types, rows));
        assertEquals(null, result("every", List.of(0), types, rows.subList(1, 2)));
    }

    @Test
    void takesTheExtremesOfTexts() {
        List<List<Object>> rows = new ArrayList<>();
        for (String text : List.of("b", "", "ä", "zz", "z")) {
            rows.add(List.of(Bytes.utf8(text)));
        }
        rows.add(Collections.singletonList(null));
        assertEquals(Bytes.utf8(""), result("min", List.of(0), List.of(TEXT), rows));
        assertEquals(Bytes.utf8("ä"), result("max", List.of(0), List.of(TEXT), rows));
    }

    @Test
    void ordersNotANumberAboveAllNumbers() {
        List<List<Object>> rows =
                List.of(List.of(1.5), List.of(Double.NaN), List.of(-3.0), List.of(Double.POSITIVE_INFINITY));
        assertEquals(Double.NaN, result("max", List.of(0), List.of(DOUBLE), rows));
        assertEquals(-3.0, result("min", List.of(0), List.of(DOUBLE), rows));
    }

    @Test
    void findsTheValueOfAnExtreme() {
        List<Type> types = List.of(TEXT, BIGINT);
        List<List<Object>> rows = List.of(
                Arrays.asList(Bytes.utf8("five"), 5L),
                Arrays.asList(null, 9L),
                Arrays.asList(Bytes.utf8("none"), null),
                Arrays.asList(Bytes.utf8("one"), 1L));
        assertEquals(Bytes.utf8("one"), result("min_by", List.of(0, 1), types, rows));
        assertEquals(null, result("max_by", List.of(0, 1), types, rows));
    }

    @Test
    void collectsInTheOrderAskedFor() {
        List<Type> types = List.of(TEXT, TEXT, BIGINT);
        List<List<Object>> rows = new ArrayList<>();
        for (long i : new long[] {3, 1, 2}) {
            rows.add(List.of(Bytes.utf8("v" + i), Bytes.utf8("; "), i));
        }
        rows.add(Arrays.asList(null, Bytes.utf8("; "), null));
        SortKey descending = new SortKey(2, true, false);
        assertEquals(
                Bytes.utf8("v3; v2; v1"),
                result(call("listagg", List.of(0, 1), types, List.of(descending)), types, rows));
        assertEquals(
                Arrays.asList(Bytes.utf8("v3"), Bytes.utf8("v2"), Bytes.utf8("v1"), null),
                result(call("array_agg", List.of(0), types, List.of(descending)), types, rows));
    }

    @Test
    void findsPercentilesAndFrequencies() {
        List<Type> types = List.of(DOUBLE, DOUBLE);
        List<List<Object>> rows = new ArrayList<>();
        for (double value : new double[] {4, 1, 3, 2, 2}) {
            rows.add(Arrays.asList(value, 0.25));
        }
        rows.add(Arrays.asList(null, 0.25));
        assertEquals(2.0, result("median", List.of(0), types, rows));
        assertEquals(2.5, result("median", List.of(0), types, rows.subList(0, 4)));
        assertEquals(1.75, result("quantile_cont", List.of(0, 1), types, rows.subList(0, 4)));
        assertEquals(2.0, result("approx_percentile", List.of(0, 1), types, rows));
        assertEquals(2.0, result("mode", List.of(0), types, rows));
        assertEquals(Map.of(1.0, 1L, 2.0, 2L, 3.0, 1L, 4.0, 1L), result("histogram", List.of(0), types, rows));
        assertEquals(Map.of(1.0, 0.25), result("map_agg", List.of(0, 1), types, rows.subList(1, 2)));
        MesquiteException failure = assertThrows(
                MesquiteException.class,
                () -> result("quantile_cont", List.of(0, 1), types, List.of(List.of(1.0, 1.5))));
        assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
        assertTrue(failure.getMessage().contains("1.5"), failure.getMessage());
    }

    @Test
    void estimatesHowManyDifferentValuesThereAre() {
        for (long distinct : new long[] {0, 1, 100, 5000, 200_000}) {
            List<Batch> batches = new ArrayList<>();
            for (int repeat = 0; repeat < 2; repeat++) {
                List<Long> values = LongStream.range(0, distinct).boxed().toList();
                batches.add(Batch.of(values.size(), Vectors.of(BIGINT, values)));
            }
            AggregateBreaker breaker = new AggregateBreaker(
                    node(List.of(BIGINT), call("approx_distinct", List.of(0), List.of(BIGINT), List.of())));
            TestLanes lanes = new TestLanes(2);
            lanes.fill(breaker, batches);
            long estimate = (Long) lanes.rows(breaker.output()).get(0).get(0);
            assertEquals(distinct, estimate, distinct * 0.1, "the hash is fixed, so the estimate is always the same");
        }
    }

    @Test
    void givesBackMemoryAndRespectsItsLimit() {
        List<Type> types = List.of(BIGINT);
        List<List<Object>> rows = LongStream.range(0, 3000)
                .mapToObj(i -> Collections.<Object>singletonList(i))
                .toList();
        AggregateNode node = new AggregateNode(
                1,
                node(types, call("count", List.of(), types, List.of())).source(),
                Step.SINGLE,
                List.of(0),
                List.of(call("count", List.of(), types, List.of())),
                List.of("n"));
        OperatorTester.breaker(() -> new AggregateBreaker(node), AggregateBreaker::output)
                .input(types, rows)
                .gives(rows.stream()
                        .map(row -> List.of(row.get(0), (Object) 1L))
                        .toList());
        TestLane small = new TestLane(1 << 16, 1);
        BatchConsumer lane = new AggregateBreaker(node).openLane(small);
        Batch batch = Batch.of(
                rows.size(),
                Vectors.of(BIGINT, rows.stream().map(row -> row.get(0)).toList()));
        MesquiteException failure = assertThrows(MesquiteException.class, () -> lane.push(batch));
        assertEquals(ErrorCode.MEMORY_LIMIT_EXCEEDED, failure.code());
    }

    private static Object result(String function, List<Integer> arguments, List<Type> types, List<List<Object>> rows) {
        return result(call(function, arguments, types, List.of()), types, rows);
    }

    /** The result over one, two and three lanes in small batches, which must be the same but for rounding. */
    private static Object result(AggregateCall call, List<Type> types, List<List<Object>> rows) {
        Object result = null;
        for (int lanes = 3; lanes >= 1; lanes--) {
            AggregateBreaker breaker = new AggregateBreaker(node(types, call));
            TestLanes context = new TestLanes(lanes);
            context.fill(breaker, new RandomColumns(new Random(lanes), types, 1, 0).batches(rows, 2 * lanes));
            Object before = result;
            result = context.rows(breaker.output()).get(0).get(0);
            breaker.close();
            if (before instanceof Double number && !before.equals(result)) {
                assertEquals(number, (Double) result, Math.abs(number) * 1e-9, call + " on fewer lanes");
            } else {
                assertTrue(lanes == 3 || (before == null) == (result == null), call + " on fewer lanes");
            }
        }
        return result;
    }

    private static FunctionSignature resolve(String name, Type... types) {
        return BuiltinFunctions.registry()
                .resolve(FunctionKind.AGGREGATE, name, List.of(types))
                .orElseThrow();
    }

    private static AggregateCall call(String name, List<Integer> arguments, List<Type> types, List<SortKey> orderBy) {
        FunctionSignature signature =
                resolve(name, arguments.stream().map(types::get).toArray(Type[]::new));
        return new AggregateCall(
                name,
                arguments,
                false,
                OptionalInt.empty(),
                orderBy,
                signature.intermediateType().orElse(signature.returnType()),
                signature.returnType());
    }

    private static AggregateNode node(List<Type> types, AggregateCall call) {
        List<Field> fields = IntStream.range(0, types.size())
                .mapToObj(i -> new Field("c" + i, types.get(i)))
                .toList();
        return new AggregateNode(
                1, new ValuesNode(0, fields, List.of()), Step.SINGLE, List.of(), List.of(call), List.of("a"));
    }
}
