package io.mesquite.server.engine;

import io.mesquite.catalog.View;
import io.mesquite.parser.Statement;
import io.mesquite.plan.expression.Constant;
import io.mesquite.planner.PlannedQuery;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.planner.SessionContext;
import java.util.List;

/** Plans queries. Thread-safe. Fails with a MesquiteException that names the place in the statement's text. */
public interface QueryPlanner {
    /** Validates a query without planning it. */
    PreparedQuery prepare(Statement.Query query, SessionContext session);

    /** The views that a query reads, and those that these read. */
    List<View> views(Statement.Query query, SessionContext session);

    /** @param parameters a value for each of its markers, from left to right */
    PlannedQuery plan(Statement.Query query, SessionContext session, List<Constant> parameters);

    /**
     * The plan as a person reads it, without running it.
     *
     * @param options of EXPLAIN, in upper case
     */
    String explain(Statement.Query query, SessionContext session, List<String> options);
}
