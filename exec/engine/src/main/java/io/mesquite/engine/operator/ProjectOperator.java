package io.mesquite.engine.operator;

import io.mesquite.engine.expression.Evaluator;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.ChainedConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.plan.expression.Expression;
import io.mesquite.spi.vector.Batch;
import java.util.List;

/** Gives one column for each expression; a column that is only passed on costs nothing. */
public final class ProjectOperator implements OperatorFactory {
    private final Projection projection;

    public ProjectOperator(List<Expression> expressions, ExpressionCompiler compiler) {
        this.projection = new Projection(expressions, compiler);
    }

    @Override
    public BatchConsumer openLane(LaneContext context, BatchConsumer next) {
        return new Lane(projection.open(), next);
    }

    private static final class Lane extends ChainedConsumer {
        private final List<Evaluator> evaluators;

        Lane(List<Evaluator> evaluators, BatchConsumer next) {
            super(next);
            this.evaluators = evaluators;
        }

        @Override
        public void push(Batch batch) {
            if (batch.size() > 0) {
                next.push(Projection.evaluate(evaluators, batch));
            }
        }
    }
}
