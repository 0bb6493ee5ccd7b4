package io.mesquite.server.local;

import io.mesquite.coordinator.QueryCoordinator;
import io.mesquite.coordinator.QueryExecution;
import io.mesquite.coordinator.QueryOptions;
import io.mesquite.coordinator.QueryProgress;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.planner.SessionContext;
import io.mesquite.server.config.DataSize;
import io.mesquite.server.engine.QueryStarter;
import io.mesquite.server.engine.RunningQuery;
import io.mesquite.server.engine.SessionProperty;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.Optional;

/** Starts queries on the coordinator of this process; those that need no data are answered without it. */
final class CoordinatorStarter implements QueryStarter {
    private final QueryCoordinator coordinator;
    private final ExpressionCompiler compiler;

    CoordinatorStarter(QueryCoordinator coordinator, ExpressionCompiler compiler) {
        this.coordinator = coordinator;
        this.compiler = compiler;
    }

    @Override
    public RunningQuery start(String queryId, QueryPlan plan, SessionContext session) {
        Optional<RunningQuery> answer = ConstantAnswer.of(plan, compiler);
        if (answer.isPresent()) {
            return answer.get();
        }
        Optional<Long> memory = Optional.ofNullable(session.properties().get(SessionProperty.MEMORY_LIMIT.key()))
                .filter(text -> !text.isEmpty())
                .map(text -> DataSize.parse(text).bytes());
        QueryOptions options = new QueryOptions(session.user(), queryId, 1, Optional.empty(), memory);
        return new Started(coordinator.start(plan, options), plan);
    }

    /** Remembers the reason of a cancel: the coordinator takes only its text. */
    private static final class Started implements RunningQuery {
        private final QueryExecution execution;
        private final QueryPlan plan;
        private volatile MesquiteException reason;

        Started(QueryExecution execution, QueryPlan plan) {
            this.execution = execution;
            this.plan = plan;
        }

        @Override
        public Batch next() {
            try {
                return execution.next();
            } catch (MesquiteException e) {
                MesquiteException cancelled = reason;
                throw cancelled == null ? e : cancelled;
            }
        }

        @Override
        public void cancel(MesquiteException newReason) {
            if (reason == null) {
                reason = newReason;
            }
            execution.cancel(newReason.getMessage());
        }

        @Override
        public QueryProgress progress() {
            return execution.info().progress();
        }

        @Override
        public String explain() {
            return MeasuredPlan.text(plan, execution.statistics());
        }

        @Override
        public void close() {
            execution.close();
        }
    }
}
