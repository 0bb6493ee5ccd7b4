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

/** Gives each row once for each of several projections. */
public final class ExpandOperator implements OperatorFactory {
    private final List<Projection> projections;

    public ExpandOperator(List<List<Expression>> projections, ExpressionCompiler compiler) {
        this.projections = projections.stream()
                .map(expressions -> new Projection(expressions, compiler))
                .toList();
    }

    @Override
    public BatchConsumer openLane(LaneContext context, BatchConsumer next) {
        return new Lane(projections.stream().map(Projection::open).toList(), next);
    }

    private static final class Lane extends ChainedConsumer {
        private final List<List<Evaluator>> projections;

        Lane(List<List<Evaluator>> projections, BatchConsumer next) {
            super(next);
            this.projections = projections;
        }

        @Override
        public void push(Batch batch) {
            if (batch.size() > 0) {
                for (List<Evaluator> projection : projections) {
                    next.push(Projection.evaluate(projection, batch));
                }
            }
        }
    }
}
