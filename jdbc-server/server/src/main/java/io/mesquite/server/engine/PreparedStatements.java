package io.mesquite.server.engine;

import io.mesquite.parser.Statement;
import io.mesquite.parser.StatementParser;
import io.mesquite.plan.expression.Constant;
import io.mesquite.planner.OutputColumn;
import io.mesquite.planner.PlannedQuery;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that a session keeps under names. */
final class PreparedStatements {
    private final QueryPlanner planner;
    private final QueryStarter starter;

    PreparedStatements(QueryPlanner planner, QueryStarter starter) {
        this.planner = planner;
        this.starter = starter;
    }

    /** Checks the statement, and keeps it in place of one of the same name. */
    void prepare(Statement.Prepare prepare, Session session) {
        Statement statement = StatementParser.parse(prepare.sql());
        if (statement instanceof Statement.Prepare
                || statement instanceof Statement.Execute
                || statement instanceof Statement.Deallocate) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED, "PREPARE, EXECUTE and DEALLOCATE can't be prepared themselves");
        } else if (statement instanceof Statement.Query query) {
            planner.prepare(query, session.context());
        }
        session.prepared().put(prepare.name(), prepare.sql());
    }

    void deallocate(Statement.Deallocate deallocate, Session session) {
        if (deallocate.name().isEmpty()) {
            session.prepared().clear();
        } else {
            session.prepared().remove(deallocate.name().get());
        }
    }

    /** The statement of a name. */
    Statement find(String name, Session session) {
        return StatementParser.parse(session.prepared().get(name));
    }

    /** What the query of a name takes and gives; other statements take nothing. */
    Optional<PreparedQuery> describe(String name, Session session) {
        return find(name, session) instanceof Statement.Query query
                ? Optional.of(planner.prepare(query, session.context()))
                : Optional.empty();
    }

    /** The values of an EXECUTE. */
    List<Constant> values(Statement.Execute execute, Session session) {
        if (execute.values().isEmpty()) {
            return List.of();
        }
        PlannedQuery planned = planner.plan(execute.values().get(), session.context(), List.of());
        try (RunningQuery answer = starter.answer(planned.plan())
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.NOT_SUPPORTED, "The values of EXECUTE must be constants; they can't read tables"))) {
            Batch row = answer.next();
            List<Constant> values = new ArrayList<>();
            for (int i = 0; i < planned.columns().size(); i++) {
                OutputColumn column = planned.columns().get(i);
                values.add(new Constant(row.column(i).value(0), column.type()));
            }
            return values;
        }
    }
}
