package io.mesquite.server.engine;

import io.mesquite.parser.Statement;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.OutputColumn;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers the statements that read no data: SHOW, DESCRIBE, USE, SET SESSION and EXPLAIN. */
final class InformationStatements {
    private final Names names;
    private final FunctionCatalog functions;
    private final QueryPlanner planner;

    InformationStatements(Names names, FunctionCatalog functions, QueryPlanner planner) {
        this.names = names;
        this.functions = functions;
        this.planner = planner;
    }

    FunctionCatalog functions() {
        return functions;
    }

    /** The columns of a statement's answer; none where it only has an effect. */
    List<OutputColumn> columns(Statement statement, Session session) {
        if (statement instanceof Statement.ShowCatalogs) {
            return texts("Catalog");
        } else if (statement instanceof Statement.ShowSchemas) {
            return texts("Schema");
        } else if (statement instanceof Statement.ShowTables) {
            return texts("Table");
        } else if (statement instanceof Statement.ShowColumns || statement instanceof Statement.DescribeQuery) {
            return texts("Column", "Type", "Nullable", "Comment");
        } else if (statement instanceof Statement.ShowSession) {
            return texts("Name", "Value", "Default", "Description");
        } else if (statement instanceof Statement.ShowFunctions) {
            return texts("Function", "Kind", "Signature", "Description");
        } else if (statement instanceof Statement.Explain) {
            return texts("Plan");
        }
        return List.of();
    }

    StatementResult answer(Statement statement, Session session) {
        List<OutputColumn> columns = columns(statement, session);
        if (statement instanceof Statement.ShowCatalogs show) {
            return named(columns, names.catalogs(), show.like());
        } else if (statement instanceof Statement.ShowSchemas show) {
            String catalog = show.catalog().map(names::findCatalog).orElseGet(() -> currentCatalog(session));
            return named(columns, names.schemas(catalog), show.like());
        } else if (statement instanceof Statement.ShowTables show) {
            Place place = place(show.schema(), session);
            return named(columns, names.tables(place.catalog(), place.schema()), show.like());
        } else if (statement instanceof Statement.ShowColumns show) {
            return result(columns, columnsOf(show, session));
        } else if (statement instanceof Statement.DescribeQuery describe) {
            return result(columns, columnsOf(describe, session));
        } else if (statement instanceof Statement.ShowSession show) {
            return result(columns, properties(show, session));
        } else if (statement instanceof Statement.ShowFunctions show) {
            return result(columns, functions(show));
        } else if (statement instanceof Statement.Explain explain) {
            return explain(explain, session);
        }
        new SessionStatements(names).execute(statement, session);
        return StatementResult.none();
    }

    private StatementResult explain(Statement.Explain explain, Session session) {
        if (!(explain.statement() instanceof Statement.Query query)) {
            throw new MesquiteException(ErrorCode.NOT_SUPPORTED, "Only queries can be explained");
        }
        return lines(planner.explain(query, session.context(), explain.options()));
    }

    /** A text as a result of one column, one row a line. */
    static StatementResult lines(String text) {
        return result(texts("Plan"), text.lines().map(List::of).toList());
    }

    private List<List<String>> columnsOf(Statement.ShowColumns show, Session session) {
        List<String> parts = show.table();
        Place place = place(parts.subList(0, parts.size() - 1), session);
        Table table = names.findTable(place.catalog(), place.schema(), parts.get(parts.size() - 1));
        LikePattern pattern = LikePattern.of(show.like().orElse(null));
        List<List<String>> rows = new ArrayList<>();
        for (Column column : table.columns()) {
            if (pattern.matches(column.name())) {
                rows.add(row(column.name(), column.type().sql(), column.nullable(), column.comment()));
            }
        }
        return rows;
    }

    private List<List<String>> columnsOf(Statement.DescribeQuery describe, Session session) {
        return planner.prepare(describe.query(), session.context()).columns().stream()
                .map(column -> row(column.name(), column.type().sql(), column.nullable(), ""))
                .toList();
    }

    private static List<String> row(String name, String type, boolean nullable, String comment) {
        return List.of(name, type, nullable ? "YES" : "NO", comment);
    }

    private static List<List<String>> properties(Statement.ShowSession show, Session session) {
        LikePattern pattern = LikePattern.of(show.like().orElse(null));
        return Stream.of(SessionProperty.values())
                .filter(property -> pattern.matches(property.key()))
                .map(property -> List.of(
                        property.key(), session.value(property), property.defaultValue(), property.description()))
                .toList();
    }

    private List<List<String>> functions(Statement.ShowFunctions show) {
        LikePattern pattern = LikePattern.of(show.like().orElse(null));
        return functions.describe().stream()
                .filter(function -> pattern.matches(function.name()))
                .map(function -> List.of(
                        function.name(),
                        function.kind().name().toLowerCase(java.util.Locale.ROOT),
                        function.signature(),
                        function.description()))
                .toList();
    }

    private record Place(String catalog, String schema) {}

    private Place place(List<String> parts, Session session) {
        String catalog = parts.size() == 2 ? names.findCatalog(parts.get(0)) : currentCatalog(session);
        String schema = parts.isEmpty() ? currentSchema(session) : parts.get(parts.size() - 1);
        return new Place(catalog, names.findSchema(catalog, schema));
    }

    private static String currentCatalog(Session session) {
        return session.catalog()
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.CATALOG_NOT_FOUND,
                        "No catalog is chosen; write its name before that of the schema, or say USE catalog.schema"));
    }

    private static String currentSchema(Session session) {
        return session.schema()
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.SCHEMA_NOT_FOUND,
                        "No schema is chosen; write its name before that of the table, or say USE catalog.schema"));
    }

    private static StatementResult named(List<OutputColumn> columns, List<String> all, Optional<String> like) {
        LikePattern pattern = LikePattern.of(like.orElse(null));
        return result(
                columns, all.stream().filter(pattern::matches).map(List::of).toList());
    }

    private static StatementResult result(List<OutputColumn> columns, List<List<String>> rows) {
        return StatementResult.of(
                columns,
                rows.stream().map(row -> row.stream().map(Bytes::utf8).toList()).toList());
    }

    private static List<OutputColumn> texts(String... names) {
        return Stream.of(names)
                .map(name -> new OutputColumn(name, VarcharType.UNBOUNDED, false))
                .toList();
    }
}
