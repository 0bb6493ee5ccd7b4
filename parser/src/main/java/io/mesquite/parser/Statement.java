package io.mesquite.parser;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** What a user can say. Names are as written, without their quotes. */
public sealed interface Statement {
    /** SELECT, VALUES, WITH and set operations. {@code sql} is the statement's own text. */
    record Query(String sql, SqlNode node) implements Statement {}

    /**
     * EXPLAIN of a statement.
     *
     * @param analyze whether the statement is run and its figures are shown
     * @param options in upper case, such as {@code TYPE LOGICAL}; may be none
     */
    record Explain(boolean analyze, List<String> options, Statement statement) implements Statement {
        public Explain {
            options = List.copyOf(options);
        }
    }

    /** SHOW CATALOGS [LIKE pattern]. */
    record ShowCatalogs(Optional<String> like) implements Statement {}

    /** SHOW SCHEMAS [FROM catalog] [LIKE pattern]. */
    record ShowSchemas(Optional<String> catalog, Optional<String> like) implements Statement {}

    /** SHOW TABLES [FROM [catalog.]schema] [LIKE pattern]; {@code schema} has no, one or two parts. */
    record ShowTables(List<String> schema, Optional<String> like) implements Statement {
        public ShowTables {
            schema = List.copyOf(schema);
        }
    }

    /** SHOW COLUMNS FROM table, DESCRIBE table, DESC table; {@code table} has one to three parts. */
    record ShowColumns(List<String> table, Optional<String> like) implements Statement {
        public ShowColumns {
            table = List.copyOf(table);
        }
    }

    /** SHOW SESSION [LIKE pattern]. */
    record ShowSession(Optional<String> like) implements Statement {}

    /** SHOW FUNCTIONS [LIKE pattern]. */
    record ShowFunctions(Optional<String> like) implements Statement {}

    /** DESCRIBE of a query: its result's columns. */
    record DescribeQuery(Query query) implements Statement {}

    /** USE [catalog.]schema; {@code name} has one or two parts, and one part may be a catalog or a schema. */
    record Use(List<String> name) implements Statement {
        public Use {
            name = List.copyOf(name);
        }
    }

    /** SET [SESSION] name = value; the value is a literal's text without quotes. */
    record SetSession(String name, String value) implements Statement {}

    /** KILL QUERY 'id'. */
    record KillQuery(String id) implements Statement {}

    /** RESET [SESSION] name. */
    record ResetSession(String name) implements Statement {}

    /** RESET ALL. */
    record ResetAll() implements Statement {}

    /** SHOW CREATE VIEW view; the name has one to three parts. */
    record ShowCreateView(List<String> name) implements Statement {}

    /** SHOW CREATE TABLE table; the name has one to three parts. */
    record ShowCreateTable(List<String> name) implements Statement {}

    /** SHOW STATS FOR table; the name has one to three parts. */
    record ShowStatistics(List<String> table) implements Statement {}

    /**
     * CREATE [OR REPLACE] VIEW [IF NOT EXISTS] name [(columns)] [COMMENT comment] AS query.
     *
     * @param name has one to three parts
     * @param columns their names; none for those of the query
     */
    record CreateView(
            List<String> name,
            boolean orReplace,
            boolean ifNotExists,
            List<String> columns,
            String comment,
            Query query)
            implements Statement {
        public CreateView {
            name = List.copyOf(name);
            columns = List.copyOf(columns);
        }
    }

    /** DROP VIEW [IF EXISTS] name; the name has one to three parts. */
    record DropView(List<String> name, boolean ifExists) implements Statement {}

    /**
     * CREATE CATALOG [IF NOT EXISTS] name USING connector [WITH (key = value, …)].
     *
     * @param properties without {@code connector}; may hold secrets
     */
    record CreateCatalog(String name, boolean ifNotExists, String connector, Map<String, String> properties)
            implements Statement {
        public CreateCatalog {
            properties = Map.copyOf(properties);
        }
    }

    /** DROP CATALOG [IF EXISTS] name. */
    record DropCatalog(String name, boolean ifExists) implements Statement {}

    /** CHECK CATALOG name. */
    record CheckCatalog(String name) implements Statement {}

    /** REFRESH TABLE table; the name has one to three parts. */
    record RefreshTable(List<String> table) implements Statement {}

    /** PREPARE name FROM statement. {@code sql} is the statement's text. */
    record Prepare(String name, String sql) implements Statement {}

    /**
     * EXECUTE name [USING value, …].
     *
     * @param values a query whose one row has them; empty where there are none
     */
    record Execute(String name, Optional<Query> values) implements Statement {}

    /** DEALLOCATE PREPARE name; empty for all. */
    record Deallocate(Optional<String> name) implements Statement {}

    /** DESCRIBE INPUT name: the parameters of a prepared statement. */
    record DescribeInput(String name) implements Statement {}

    /** DESCRIBE OUTPUT name: the columns of a prepared statement. */
    record DescribeOutput(String name) implements Statement {}
}
