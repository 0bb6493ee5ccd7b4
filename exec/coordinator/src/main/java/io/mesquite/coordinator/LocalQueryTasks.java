package io.mesquite.coordinator;

import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.spi.connector.Connector;
import java.util.function.Function;

/**
 * Queries whose tasks run in this process.
 *
 * @param connectors open catalogs by name
 * @param exchangeBufferBytes of rows that wait for another task, for each pair of tasks
 */
public record LocalQueryTasks(TaskLauncher launcher, Function<String, Connector> connectors, long exchangeBufferBytes)
        implements QueryTasks.Factory {
    @Override
    public QueryTasks create(String queryId, QueryPlan plan, QueryOptions options, QueryResources resources) {
        Topology topology = new Topology(plan, options.workers());
        return new StageScheduler(
                queryId,
                plan,
                topology,
                resources,
                new StageScheduler.Settings(
                        launcher, new DynamicFilters(topology.filterParts()), connectors, exchangeBufferBytes));
    }
}
