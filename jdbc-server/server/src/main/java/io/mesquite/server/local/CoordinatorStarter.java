package io.mesquite.server.local;

import io.mesquite.coordinator.QueryCoordinator;
import io.mesquite.coordinator.QueryExecution;
import io.mesquite.coordinator.QueryOptions;
import io.mesquite.coordinator.QueryProgress;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.planner.SessionContext;
import io.mesquite.server.config.DataSize;
import io.mesquite.server.engine.QueryStarter;
import io.mesquite.server.engine.RunningQuery;
import io.mesquite.server.engine.SessionProperty;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts queries on the coordinator of this process; those that need no data are answered without it. */
final class CoordinatorStarter implements QueryStarter {
    private final QueryCoordinator coordinator;
    private final ExpressionCompiler compiler;
    private final int workers;

    /** @param workers that a query gets if it can */
    CoordinatorStarter(QueryCoordinator coordinator, ExpressionCompiler compiler, int workers) {
        this.workers = workers;
        this.coordinator = coordinator;
        this.compiler = compiler;
    }

    @Override
    public Optional<RunningQuery> answer(QueryPlan plan) {
        return ConstantAnswer.of(plan, compiler);
    }

    @Override
    public RunningQuery start(String queryId, QueryPlan plan, SessionContext session) {
        Optional<RunningQuery> answer = answer(plan);
        if (answer.isPresent()) {
            return answer.get();
        }
        Optional<Long> memory = Optional.ofNullable(session.properties().get(SessionProperty.MEMORY_LIMIT.key()))
                .filter(text -> !text.isEmpty())
                .map(text -> DataSize.parse(text).bytes());
        QueryOptions options = new QueryOptions(queryId, session.user(), workers, memory);
        return new Started(coordinator.start(plan, options), plan);
    }

    private record Started(QueryExecution execution, QueryPlan plan) implements RunningQuery {
        @Override
        public Batch next() {
            return execution.next();
        }

        @Override
        public void cancel(MesquiteException reason) {
            execution.cancel(reason);
        }

        @Override
        public Optional<String> waitingFor() {
            return execution.waitingFor();
        }

        @Override
        public QueryProgress progress() {
            return execution.progress();
        }

        @Override
        public Supplier<String> explain() {
            Map<Integer, NodeStatistics> statistics = execution.statistics();
            List<String> notes = execution.notes();
            return () -> {
                StringBuilder text = new StringBuilder(MeasuredPlan.text(plan, statistics));
                notes.forEach(note -> text.append(note).append('\n'));
                return text.toString();
            };
        }

        @Override
        public void close() {
            execution.close();
        }
    }
}
