package io.mesquite.server.local;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.parser.DeepStack;
import io.mesquite.parser.Statement;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.OutputColumn;
import io.mesquite.planner.PlannedQuery;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.planner.logical.LogicalPlanner;
import io.mesquite.planner.physical.PhasedPhysicalPlanner;
import io.mesquite.server.engine.QueryPlanner;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Optional;

/** Plans with the planner module over the open catalogs. */
final class CalcitePlanner implements QueryPlanner {
    private static final int WORKERS = 1;

    private final LogicalPlanner logical;
    private final PhasedPhysicalPlanner physical;

    CalcitePlanner(CatalogRegistry catalogs, FunctionCatalog functions) {
        this.logical = new LogicalPlanner(new OpenCatalogs(catalogs), functions);
        this.physical = new PhasedPhysicalPlanner(functions, WORKERS);
    }

    private record OpenCatalogs(CatalogRegistry registry) implements CatalogLookup {
        @Override
        public Optional<Connector> connector(String catalog) {
            return registry.names().contains(catalog) ? Optional.of(registry.connector(catalog)) : Optional.empty();
        }

        @Override
        public List<String> catalogs() {
            return registry.names();
        }
    }

    @Override
    public PreparedQuery prepare(Statement.Query query, SessionContext session) {
        return new PreparedQuery(List.of(), plan(query, session, List.of()).columns());
    }

    @Override
    public PlannedQuery plan(Statement.Query query, SessionContext session, List<Constant> parameters) {
        if (!parameters.isEmpty()) {
            throw new MesquiteException(
                    ErrorCode.INVALID_PARAMETER,
                    "The statement has no markers, but was given " + parameters.size() + " parameters");
        }
        QueryPlan plan = DeepStack.call(() -> physical.plan(logical.plan(query.node(), session), session));
        List<OutputColumn> columns = plan.root().root().fields().stream()
                .map(field -> new OutputColumn(field.name(), field.type(), true))
                .toList();
        return new PlannedQuery(plan, columns);
    }

    @Override
    public String explain(Statement.Query query, SessionContext session, List<String> options) {
        return PlanText.of(plan(query, session, List.of()).plan());
    }
}
