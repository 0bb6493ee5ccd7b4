package io.mesquite.engine.operator;

import static io.mesquite.engine.testing.Rows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.expression.Evaluator;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.expression.Selector;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.engine.testing.RowCollector;
import io.mesquite.engine.testing.Rows;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SimpleOperatorsTest {
    private static final List<Type> TYPES = List.of(SimpleType.BIGINT, VarcharType.UNBOUNDED);
    private static final List<List<Object>> ROWS = numbers(60);

    /** Constants only: what the operators do does not depend on the expressions. */
    private static final ExpressionCompiler CONSTANTS = new ExpressionCompiler() {
        @Override
        public Supplier<Evaluator> compile(Expression expression) {
            Constant constant = (Constant) expression;
            return () -> batch -> Vectors.constant(constant.type(), constant.value(), batch.size());
        }

        @Override
        public Supplier<Selector> compilePredicate(Expression predicate) {
            throw new AssertionError("no predicate here");
        }
    };

    @Test
    void filterPassesTheRowsThatAreSelected() {
        Selector odd = (input, positions) -> {
            int count = 0;
            for (int i = 0; i < input.size(); i++) {
                if ((Long) input.column(0).value(i) % 2 == 1) {
                    positions[count++] = i;
                }
            }
            return count;
        };
        List<List<Object>> expected =
                ROWS.stream().filter(row -> (Long) row.get(0) % 2 == 1).toList();
        OperatorTester.operator(() -> new FilterOperator(() -> odd))
                .input(TYPES, ROWS)
                .gives(expected);
        OperatorTester.operator(() -> new FilterOperator(() -> (input, positions) -> input.size()))
                .input(TYPES, ROWS)
                .gives(ROWS);
        OperatorTester.operator(() -> new FilterOperator(() -> (input, positions) -> 0))
                .input(TYPES, ROWS)
                .gives(List.of());
    }

    @Test
    void projectGivesOneColumnForEachExpression() {
        List<Expression> expressions = List.of(
                new InputReference(1, VarcharType.UNBOUNDED),
                new Constant(7L, SimpleType.BIGINT),
                new InputReference(1, VarcharType.UNBOUNDED));
        OperatorTester.operator(() -> new ProjectOperator(expressions, CONSTANTS))
                .input(TYPES, ROWS)
                .gives(ROWS.stream().map(row -> row(row.get(1), 7L, row.get(1))).toList());
        OperatorTester.operator(() -> new ProjectOperator(List.of(), CONSTANTS))
                .input(TYPES, ROWS)
                .gives(ROWS.stream().map(row -> row()).toList());
    }

    @Test
    void expandGivesEachRowOnceForEachProjection() {
        List<Expression> whole = List.of(new InputReference(0, SimpleType.BIGINT), new Constant(0L, SimpleType.BIGINT));
        List<Expression> total = List.of(new Constant(null, SimpleType.BIGINT), new Constant(1L, SimpleType.BIGINT));
        List<List<Object>> expected = new ArrayList<>();
        ROWS.forEach(row -> expected.add(row(row.get(0), 0L)));
        ROWS.forEach(row -> expected.add(row(null, 1L)));
        OperatorTester.operator(() -> new ExpandOperator(List.of(whole, total), CONSTANTS))
                .input(TYPES, ROWS)
                .gives(expected);
    }

    @Test
    void columnsAreReorderedRepeatedAndLeftOut() {
        OperatorTester.operator(() -> new ColumnsOperator(List.of(1, 1)))
                .input(TYPES, ROWS)
                .gives(ROWS.stream().map(row -> row(row.get(1), row.get(1))).toList());
    }

    @Test
    void sampleTakesAboutTheAskedShareAndTheSameRowsForASeed() {
        List<List<Object>> many = numbers(20_000);
        assertEquals(sample(many, 0.1, OptionalLong.of(42)), sample(many, 0.1, OptionalLong.of(42)));
        int size = sample(many, 0.1, OptionalLong.empty()).size();
        assertTrue(size > 1700 && size < 2300, "sampled " + size);
        assertEquals(many, sample(many, 1, OptionalLong.empty()));
        assertEquals(List.of(), sample(many, 0, OptionalLong.empty()));
    }

    private static List<List<Object>> sample(List<List<Object>> rows, double probability, OptionalLong seed) {
        RowCollector collector = new RowCollector();
        BatchConsumer lane = new SampleOperator(probability, seed).openLane(new TestLane(), collector);
        lane.push(Rows.batch(TYPES, rows));
        return collector.rows();
    }

    @Test
    void singleRowGivesTheRowOrNullsAndRefusesASecondOne() {
        OperatorTester.breaker(() -> new SingleRowBreaker(TYPES), SingleRowBreaker::output)
                .input(TYPES, ROWS.subList(1, 2))
                .gives(ROWS.subList(1, 2));
        OperatorTester.breaker(() -> new SingleRowBreaker(TYPES), SingleRowBreaker::output)
                .input(TYPES, List.of())
                .gives(List.of(row(null, null)));
        MesquiteException failure = OperatorTester.breaker(() -> new SingleRowBreaker(TYPES), SingleRowBreaker::output)
                .input(TYPES, ROWS.subList(0, 2))
                .fails(ErrorCode.SUBQUERY_MULTIPLE_ROWS);
        assertTrue(failure.getMessage().contains("LIMIT 1"), failure.getMessage());
    }

    private static List<List<Object>> numbers(int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(row(i, i % 3 == 0 ? null : Bytes.utf8("row " + i % 5)));
        }
        return rows;
    }
}
