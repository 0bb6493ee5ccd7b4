package io.mesquite.server.local;

import io.mesquite.catalog.View;
import io.mesquite.parser.Statement;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.ConstantEvaluator;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.text.PlanText;
import io.mesquite.planner.PlanCache;
import io.mesquite.planner.PlannedQuery;
import io.mesquite.planner.Planner;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.planner.physical.PhasedPhysicalPlanner;
import io.mesquite.server.engine.QueryPlanner;
import io.mesquite.spi.connector.ScanExplanation;
import java.util.List;

/** Plans with the planner module over the open catalogs, and keeps the plans of queries that come again. */
final class CalcitePlanner implements QueryPlanner {
    private static final int CACHED_PLANS = 500;

    private final CatalogLookup catalogs;
    private final Planner planner;
    private final PlanCache cache;

    /** @param workers that a query gets if it can */
    CalcitePlanner(CatalogLookup catalogs, FunctionCatalog functions, ConstantEvaluator evaluator, int workers) {
        this.catalogs = catalogs;
        this.cache = new PlanCache(catalogs, CACHED_PLANS);
        this.planner = new Planner(catalogs, functions, evaluator, new PhasedPhysicalPlanner(functions, workers));
    }

    @Override
    public PreparedQuery prepare(Statement.Query query, SessionContext session) {
        return planner.prepare(query, session);
    }

    @Override
    public List<View> views(Statement.Query query, SessionContext session) {
        return planner.views(query, session);
    }

    @Override
    public PlannedQuery plan(Statement.Query query, SessionContext session, List<Constant> parameters) {
        return cache.plan(query.sql(), session, parameters, () -> planner.plan(query, session, parameters));
    }

    @Override
    public String explain(Statement.Query query, SessionContext session, List<String> options) {
        return PlanText.withDetails(plan(query, session, List.of()).plan(), this::toldByConnector);
    }

    /** What the connector of a scan says of it. */
    private List<String> toldByConnector(PlanNode node) {
        if (!(node instanceof ScanNode scan)) {
            return List.of();
        }
        return catalogs.connector(scan.catalog())
                .map(connector ->
                        connector instanceof ScanExplanation told ? told.explain(scan.scan()) : List.<String>of())
                .orElse(List.of());
    }
}
