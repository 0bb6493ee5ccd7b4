package io.mesquite.parser;

import java.util.List;
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
}
