package io.mesquite.engine.operator;

import static io.mesquite.engine.testing.Rows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.engine.testing.RowCollector;
import io.mesquite.engine.testing.Rows;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnnestOperatorTest {
    private static final Type NUMBERS = new ArrayType(SimpleType.BIGINT);
    private static final Type TEXTS = new ArrayType(VarcharType.UNBOUNDED);

    @Test
    void shorterListsAreFilledWithNulls() {
        List<Type> types = List.of(SimpleType.BIGINT, NUMBERS, TEXTS);
        List<Object> numbers = Arrays.asList(1L, null, 3L);
        List<Object> texts = List.of(Bytes.utf8("a"));
        List<List<Object>> rows = List.of(row(7L, numbers, texts), row(8L, List.of(), texts), row(9L, null, null));
        List<List<Object>> expected = new ArrayList<>();
        expected.add(row(7L, numbers, texts, 1L, Bytes.utf8("a"), 1L));
        expected.add(row(7L, numbers, texts, null, null, 2L));
        expected.add(row(7L, numbers, texts, 3L, null, 3L));
        expected.add(row(8L, List.of(), texts, null, Bytes.utf8("a"), 1L));
        List<Type> elements = List.of(SimpleType.BIGINT, VarcharType.UNBOUNDED);
        OperatorTester.operator(() -> operator(types, List.of(1, 2), elements, true, false))
                .input(types, rows)
                .gives(expected);
        expected.add(row(9L, null, null, null, null, null));
        OperatorTester.operator(() -> operator(types, List.of(1, 2), elements, true, true))
                .input(types, rows)
                .gives(expected);
    }

    @Test
    void mapsGiveKeysAndValuesAndRowsGiveTheirFields() {
        RowType pair = new RowType(
                List.of(new RowType.Field("a", SimpleType.BIGINT), new RowType.Field("b", VarcharType.UNBOUNDED)));
        List<Type> types = List.of(new MapType(SimpleType.BIGINT, SimpleType.BIGINT), new ArrayType(pair));
        Map<Object, Object> map = Map.of(1L, 2L);
        List<Object> pairs = Arrays.asList(row(5L, Bytes.utf8("x")), null);
        OperatorTester.operator(() -> operator(
                        types,
                        List.of(0, 1),
                        List.of(SimpleType.BIGINT, SimpleType.BIGINT, SimpleType.BIGINT, VarcharType.UNBOUNDED),
                        false,
                        false))
                .input(types, List.of(row(map, pairs)))
                .givesInOrder(
                        List.of(row(map, pairs, 1L, 2L, 5L, Bytes.utf8("x")), row(map, pairs, null, null, null, null)));
    }

    @Test
    void longListsComeInPiecesThatShareTheList() {
        List<Object> numbers =
                IntStream.range(0, 10_000).mapToObj(i -> (Object) (long) i).toList();
        List<Long> elements = new ArrayList<>();
        BatchConsumer lane = operator(List.of(NUMBERS), List.of(0), List.of(SimpleType.BIGINT), false, false)
                .openLane(new TestLane(), new RowCollector() {
                    @Override
                    public void push(Batch batch) {
                        assertTrue(batch.size() <= Batch.TARGET_SIZE);
                        assertTrue(batch.retainedBytes() < 300_000, batch.retainedBytes() + " bytes");
                        for (int i = 0; i < batch.size(); i++) {
                            elements.add((Long) batch.column(1).value(i));
                        }
                    }
                });
        lane.push(Rows.batch(List.of(NUMBERS), List.of(row(numbers))));
        assertEquals(numbers, elements);
    }

    private static UnnestOperator operator(
            List<Type> types, List<Integer> channels, List<Type> elements, boolean ordinality, boolean outer) {
        ValuesNode source = new ValuesNode(1, fields(types), List.of());
        return new UnnestOperator(new UnnestNode(2, source, channels, fields(elements), ordinality, outer));
    }

    private static List<Field> fields(List<Type> types) {
        return types.stream().map(type -> new Field("f", type)).toList();
    }
}
