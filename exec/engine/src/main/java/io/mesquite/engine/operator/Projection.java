package io.mesquite.engine.operator;

import io.mesquite.engine.expression.Evaluator;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A list of expressions over one input. */
final class Projection {
    private final List<Supplier<Evaluator>> columns = new ArrayList<>();

    Projection(List<Expression> expressions, ExpressionCompiler compiler) {
        for (Expression expression : expressions) {
            if (expression instanceof InputReference reference) {
                int channel = reference.channel();
                columns.add(() -> batch -> batch.column(channel));
            } else {
                columns.add(compiler.compile(expression));
            }
        }
    }

    /** The evaluators for one lane. */
    List<Evaluator> open() {
        return columns.stream().map(Supplier::get).toList();
    }

    static Batch evaluate(List<Evaluator> evaluators, Batch batch) {
        Vector[] columns = new Vector[evaluators.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = evaluators.get(i).evaluate(batch);
        }
        return Batch.of(batch.size(), columns);
    }
}
