package io.mesquite.server.local;

import io.mesquite.catalog.View;
import io.mesquite.parser.Statement;
import io.mesquite.parser.StatementParser;
import io.mesquite.planner.OutputColumn;
import io.mesquite.planner.SessionContext;
import io.mesquite.server.engine.QueryPlanner;
import io.mesquite.server.engine.SqlNames;
import io.mesquite.spi.connector.Column;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the planner which columns a view has now. */
final class ViewColumns {
    private ViewColumns() {}

    static List<Column> of(View view, QueryPlanner planner) {
        SessionContext session = new SessionContext(
                view.owner(), Optional.empty(), Optional.empty(), ZoneOffset.UTC, Instant.now(), Map.of());
        String sql = "SELECT * FROM " + SqlNames.quoted(view.catalog(), view.schema(), view.name());
        Statement.Query query = (Statement.Query) StatementParser.parse(sql);
        return planner.prepare(query, session).columns().stream()
                .map(ViewColumns::column)
                .toList();
    }

    private static Column column(OutputColumn column) {
        return new Column(column.name(), column.type(), column.nullable(), "");
    }
}
