package io.mesquite.engine.scan;

import static io.mesquite.engine.testing.RowExpressions.and;
import static io.mesquite.engine.testing.RowExpressions.call;
import static io.mesquite.engine.testing.RowExpressions.column;
import static io.mesquite.engine.testing.RowExpressions.number;
import static io.mesquite.plan.function.Operators.DIVIDE;
import static io.mesquite.plan.function.Operators.EQUAL;
import static io.mesquite.plan.function.Operators.GREATER_THAN;
import static io.mesquite.plan.function.Operators.LESS_THAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.plan.expression.Expression;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConjunctsTest {
    @Test
    void conjunctsOfTheSameColumnsBecomeOneStepOverThoseColumnsAlone() {
        Expression predicate = and(
                call(GREATER_THAN, column(5), number(1)),
                and(call(LESS_THAN, column(3), number(2)), call(LESS_THAN, column(5), number(9))),
                call(EQUAL, column(5), column(3)));
        assertEquals(
                List.of(
                        "[5] AND(greater_than(#0, 1), less_than(#0, 9))",
                        "[3] less_than(#0, 2)",
                        "[3, 5] equal(#1, #0)"),
                split(predicate));
    }

    @Test
    void whatCanFailStaysBehindWhatWasWrittenBeforeIt() {
        Expression quotient = call(GREATER_THAN, call(DIVIDE, number(1), column(0)), number(0));
        Expression predicate = and(
                call(LESS_THAN, column(0), number(9)),
                call(EQUAL, column(1), number(1)),
                quotient,
                call(LESS_THAN, column(1), number(7)));
        assertEquals(
                List.of(
                        "[0] less_than(#0, 9)",
                        "[1] AND(equal(#0, 1), less_than(#0, 7))",
                        "[0] greater_than(divide(1, #0), 0)"),
                split(predicate));
    }

    @Test
    void aPredicateWithoutColumnsIsAStepWithoutColumns() {
        assertEquals(List.of("[] equal(1, 2)"), split(call(EQUAL, number(1), number(2))));
    }

    private static List<String> split(Expression predicate) {
        return Conjuncts.split(predicate).stream()
                .map(step -> Arrays.toString(step.columns()) + " " + step.predicate())
                .toList();
    }
}
