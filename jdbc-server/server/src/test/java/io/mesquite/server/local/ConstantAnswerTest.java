package io.mesquite.server.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.expression.Expressions;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.server.engine.RunningQuery;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConstantAnswerTest {
    private static final Expressions EXPRESSIONS = new Expressions(BuiltinFunctions.registry());

    private static PlanNode values(long... numbers) {
        List<List<Constant>> rows = Arrays.stream(numbers)
                .mapToObj(number -> List.of(new Constant(number, SimpleType.BIGINT)))
                .toList();
        return new ValuesNode(1, List.of(new Field("a", SimpleType.BIGINT)), rows);
    }

    private static Optional<RunningQuery> answer(PlanNode node) {
        OutputNode output = new OutputNode(9, node, List.of(0, 0), List.of("x", "y"));
        Fragment fragment = new Fragment(0, output, Fragment.TaskCount.SINGLE, Partitioning.GATHER);
        return ConstantAnswer.of(new QueryPlan(List.of(fragment), Map.of()), EXPRESSIONS);
    }

    @Test
    void literalRowsAreProjectedAndCut() {
        PlanNode project =
                new ProjectNode(2, values(5, 6, 7, 8), List.of(new InputReference(0, SimpleType.BIGINT)), List.of("b"));
        try (RunningQuery answer =
                answer(new LimitNode(3, project, 1, 2, false)).orElseThrow()) {
            Batch rows = answer.next();
            assertEquals(2, rows.size());
            assertEquals(2, rows.columns().size());
            assertEquals(6L, rows.column(0).value(0));
            assertEquals(7L, rows.column(1).value(1));
            assertNull(answer.next());
        }
    }

    @Test
    void noRowsAreTheEndAtOnce() {
        assertNull(answer(values()).orElseThrow().next());
        assertNull(
                answer(new LimitNode(3, values(1), 5, 2, false)).orElseThrow().next());
    }

    @Test
    void aLimitOfNoRowsNeedsNothingBelowIt() {
        PlanNode sorted = new SortNode(2, values(1), List.of());
        assertNull(answer(new LimitNode(3, sorted, 0, 0, false)).orElseThrow().next());
    }

    @Test
    void otherNodesNeedATask() {
        assertTrue(answer(new SortNode(2, values(1), List.of())).isEmpty());
    }

    @Test
    void aCancelledOneGivesItsReason() {
        RunningQuery answer = answer(values(1)).orElseThrow();
        MesquiteException reason = new MesquiteException(ErrorCode.QUERY_CANCELLED, "no more");
        answer.cancel(reason);
        assertEquals(reason, assertThrows(MesquiteException.class, answer::next));
    }
}
