package io.mesquite.parser;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what begins with SHOW. */
final class ShowReader {
    private final TokenCursor cursor;

    ShowReader(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Statement read() {
        cursor.skip();
        Token what = cursor.peek();
        cursor.skip();
        switch (what.text().toUpperCase(Locale.ROOT)) {
            case "CATALOGS":
                return new Statement.ShowCatalogs(cursor.like());
            case "SCHEMAS", "DATABASES":
                return new Statement.ShowSchemas(
                        fromOrIn() ? Optional.of(cursor.name()) : Optional.empty(), cursor.like());
            case "TABLES":
                return new Statement.ShowTables(fromOrIn() ? cursor.name(2) : List.of(), cursor.like());
            case "COLUMNS":
                if (!fromOrIn()) {
                    throw cursor.failure("SHOW COLUMNS needs FROM and a table");
                }
                return new Statement.ShowColumns(cursor.name(3), cursor.like());
            case "SESSION":
                return new Statement.ShowSession(cursor.like());
            case "FUNCTIONS":
                return new Statement.ShowFunctions(cursor.like());
            case "CREATE":
                if (cursor.accept("VIEW")) {
                    return new Statement.ShowCreateView(cursor.name(3));
                }
                cursor.expect("TABLE", "SHOW CREATE takes VIEW or TABLE, and a name");
                return new Statement.ShowCreateTable(cursor.name(3));
            case "STATS":
                cursor.expect("FOR", "SHOW STATS needs FOR and a table");
                return new Statement.ShowStatistics(cursor.name(3));
            default:
                throw SyntaxErrors.at(
                        what,
                        "SHOW takes CATALOGS, SCHEMAS, TABLES, COLUMNS, FUNCTIONS, SESSION, CREATE VIEW, CREATE TABLE or"
                                + " STATS FOR");
        }
    }

    private boolean fromOrIn() {
        return cursor.accept("FROM") || cursor.accept("IN");
    }
}
