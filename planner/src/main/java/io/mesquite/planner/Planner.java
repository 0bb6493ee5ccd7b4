package io.mesquite.planner;

import io.mesquite.catalog.View;
import io.mesquite.parser.DeepStack;
import io.mesquite.parser.Statement;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.ConstantEvaluator;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.planner.convert.EvaluatedConstants;
import io.mesquite.planner.logical.LogicalPlanner;
import java.util.List;
import org.apache.calcite.rel.RelRoot;

/** Plans queries, from the syntax tree to a plan that can run. Thread-safe; a query may be planned any number of times. */
public final class Planner {
    private final LogicalPlanner logical;
    private final PhysicalPlanner physical;

    /** @param evaluator computes constant expressions while planning */
    public Planner(
            CatalogLookup catalogs, FunctionCatalog functions, ConstantEvaluator evaluator, PhysicalPlanner physical) {
        this.logical = new LogicalPlanner(catalogs, functions, new EvaluatedConstants(functions, evaluator));
        this.physical = physical;
    }

    /**
     * What is known of a query before it runs: its parameters' and its result's types.
     *
     * @throws io.mesquite.spi.error.MesquiteException for whatever is wrong with the query
     */
    public PreparedQuery prepare(Statement.Query query, SessionContext session) {
        return DeepStack.call(() -> logical.prepare(query.node(), session, new PlanInputs(session)));
    }

    /** The views that a query reads, and those that these read. */
    public List<View> views(Statement.Query query, SessionContext session) {
        return DeepStack.call(() -> {
            PlanInputs inputs = new PlanInputs(session);
            logical.prepare(query.node(), session, inputs);
            return inputs.basis().views();
        });
    }

    /**
     * @param parameters a value for each {@code ?} marker, from left to right
     * @throws io.mesquite.spi.error.MesquiteException for whatever is wrong with the query or the parameters
     */
    public PlannedQuery plan(Statement.Query query, SessionContext session, List<Constant> parameters) {
        return DeepStack.call(() -> {
            PlanInputs inputs = new PlanInputs(session);
            RelRoot root = logical.plan(query.node(), session, parameters, inputs);
            return new PlannedQuery(physical.plan(root, session), LogicalPlanner.columns(root), inputs.basis());
        });
    }

    /** The optimized algebra of a query, for EXPLAIN. */
    public RelRoot logicalPlan(Statement.Query query, SessionContext session, List<Constant> parameters) {
        return DeepStack.call(() -> logical.plan(query.node(), session, parameters, new PlanInputs(session)));
    }
}
