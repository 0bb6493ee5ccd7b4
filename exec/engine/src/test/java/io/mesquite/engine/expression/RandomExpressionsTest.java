package io.mesquite.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.aggregation.RandomColumns;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.testing.Rows;
import io.mesquite.plan.expression.Expression;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomExpressionsTest {
    private static final int ROUNDS = 4_000;

    private final Expressions expressions = new Expressions(BuiltinFunctions.registry());

    @Test
    void randomTreesEqualTheInterpreter() {
        int failures = 0;
        for (int round = 0; round < ROUNDS; round++) {
            failures += check(Long.getLong("test.seed", System.nanoTime() + round)) ? 1 : 0;
        }
        // Both ways must have been taken, else the test tests little.
        assertTrue(failures > ROUNDS / 50 && failures < ROUNDS * 9 / 10, failures + " of " + ROUNDS + " failed");
    }

    /** Returns whether the expression fails for these rows. */
    private boolean check(long seed) {
        Random random = new Random(seed);
        RandomExpressions generator = new RandomExpressions(random);
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            types.add(RandomExpressions.TYPES.get(random.nextInt(RandomExpressions.TYPES.size())));
        }
        Type type = RandomExpressions.TYPES.get(random.nextInt(RandomExpressions.TYPES.size()));
        Expression expression = generator.expression(type, types, 1 + random.nextInt(3));
        Evaluator evaluator = expressions.compile(expression).get();
        Selector selector = type == SimpleType.BOOLEAN
                ? expressions.compilePredicate(expression).get()
                : null;
        boolean failed = false;
        for (int batches = 0; batches < 3; batches++) {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < random.nextInt(40); i++) {
                rows.add(types.stream().map(generator::value).collect(ArrayList::new, List::add, List::addAll));
            }
            for (Batch batch : new RandomColumns(random, types, 3, 0).batches(rows, 40)) {
                List<List<Object>> part = Rows.of(batch);
                failed |= check(expression, evaluator, selector, batch, part, "seed " + seed + ": " + expression);
            }
        }
        return failed;
    }

    private static boolean check(
            Expression expression,
            Evaluator evaluator,
            Selector selector,
            Batch batch,
            List<List<Object>> rows,
            String place) {
        List<Object> expected = new ArrayList<>();
        try {
            rows.forEach(row -> expected.add(new ExpressionInterpreter(row).evaluate(expression)));
        } catch (ExpressionInterpreter.Failure e) {
            assertThrows(MesquiteException.class, () -> evaluator.evaluate(batch), place + " on " + rows);
            return true;
        }
        Vector result = evaluator.evaluate(batch);
        List<Object> actual = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            actual.add(result.value(i));
        }
        assertEquals(expected, actual, () -> place + " on " + rows);
        if (selector != null) {
            int[] positions = new int[batch.size()];
            int count = selector.select(batch, positions);
            List<Integer> selected = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                selected.add(count == batch.size() ? i : positions[i]);
            }
            List<Integer> wanted = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                if (Boolean.TRUE.equals(expected.get(i))) {
                    wanted.add(i);
                }
            }
            assertEquals(wanted, selected, () -> place + " on " + rows);
        }
        return false;
    }
}
