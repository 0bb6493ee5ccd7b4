package io.mesquite.server.engine;

import io.mesquite.parser.Statement;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.OutputColumn;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers the statements that read no data: SHOW, DESCRIBE, USE, SET SESSION and EXPLAIN. */
final class InformationStatements {
    private final Names names;
    private final FunctionCatalog functions;
    private final QueryPlanner planner;
    private final StatisticsStatement statistics;

    InformationStatements(Names names, FunctionCatalog functions, QueryPlanner planner) {
        this.names = names;
        this.functions = functions;
        this.planner = planner;
        this.statistics = new StatisticsStatement(names);
    }

    /** The columns of a statement's answer; none where it only has an effect. */
    List<OutputColumn> columns(Statement statement) {
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
        } else if (statement instanceof Statement.ShowCreateTable) {
            return texts("Create Table");
        } else if (statement instanceof Statement.ShowStatistics) {
            return StatisticsStatement.COLUMNS;
        }
        return List.of();
    }

    StatementResult answer(Statement statement, Session session) {
        List<OutputColumn> columns = columns(statement);
        if (statement instanceof Statement.ShowCatalogs show) {
            return named(columns, names.catalogs(), show.like());
        } else if (statement instanceof Statement.ShowSchemas show) {
            String catalog = show.catalog().map(names::findCatalog).orElseGet(() -> Place.currentCatalog(session));
            return named(columns, names.schemas(catalog), show.like());
        } else if (statement instanceof Statement.ShowTables show) {
            Place place = Place.of(show.schema(), session, names);
            return named(columns, names.tables(place.catalog(), place.schema()), show.like());
        } else if (statement instanceof Statement.ShowColumns show) {
            return result(columns, columnsOf(show, session));
        } else if (statement instanceof Statement.DescribeQuery describe) {
            return result(columns, columnsOf(describe, session));
        } else if (statement instanceof Statement.ShowSession show) {
            return result(columns, properties(show, session));
        } else if (statement instanceof Statement.ShowFunctions show) {
            return result(columns, functions(show));
        } else if (statement instanceof Statement.ShowCreateTable show) {
            return result(columns, List.of(List.of(createTable(show.name(), session))));
        } else if (statement instanceof Statement.ShowStatistics show) {
            return statistics.of(show.table(), session);
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
        Relation table = find(show.table(), session);
        LikePattern pattern = LikePattern.of(show.like().orElse(null));
        List<List<String>> rows = new ArrayList<>();
        for (Column column : table.columns()) {
            if (pattern.matches(column.name())) {
                rows.add(row(column.name(), column.type().sql(), column.nullable(), column.comment()));
            }
        }
        return rows;
    }

    private Relation find(List<String> name, Session session) {
        Place place = Place.ofTable(name, session, names);
        return names.findTable(place.catalog(), place.schema(), name.get(name.size() - 1));
    }

    /** The statement that would make the table, were it not there already. */
    private String createTable(List<String> name, Session session) {
        Place place = Place.ofTable(name, session, names);
        Relation table = find(name, session);
        if (table.kind() == Relation.Kind.VIEW) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED, table.name() + " is a view; ask for it with SHOW CREATE VIEW");
        }
        String columns = table.columns().stream()
                .map(column -> "   " + SqlNames.quoted(column.name()) + " "
                        + column.type().sql() + (column.nullable() ? "" : " NOT NULL")
                        + (column.comment().isEmpty() ? "" : " COMMENT " + SqlNames.text(column.comment())))
                .collect(Collectors.joining(",\n"));
        String key = table.primaryKey().isEmpty()
                ? ""
                : table.primaryKey().stream()
                        .map(SqlNames::quoted)
                        .collect(Collectors.joining(", ", ",\n   PRIMARY KEY (", ")"));
        return "CREATE TABLE " + SqlNames.quoted(place.catalog(), table.schema(), table.name()) + " (\n" + columns + key
                + "\n)" + (table.comment().isEmpty() ? "" : "\nCOMMENT " + SqlNames.text(table.comment()));
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
                        function.kind().name().toLowerCase(Locale.ROOT),
                        function.signature(),
                        function.description()))
                .toList();
    }

    private static StatementResult named(List<OutputColumn> columns, List<String> all, Optional<String> like) {
        LikePattern pattern = LikePattern.of(like.orElse(null));
        return result(
                columns, all.stream().filter(pattern::matches).map(List::of).toList());
    }

    static StatementResult result(List<OutputColumn> columns, List<List<String>> rows) {
        return StatementResult.of(
                columns,
                rows.stream().map(row -> row.stream().map(Bytes::utf8).toList()).toList());
    }

    static List<OutputColumn> texts(String... names) {
        return Stream.of(names)
                .map(name -> new OutputColumn(name, VarcharType.UNBOUNDED, false))
                .toList();
    }
}
