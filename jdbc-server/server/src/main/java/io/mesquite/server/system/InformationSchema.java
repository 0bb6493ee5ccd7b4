package io.mesquite.server.system;

import static io.mesquite.server.system.SystemTable.row;
import static io.mesquite.server.system.SystemTable.wants;

import io.mesquite.catalog.View;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionDescription;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.server.engine.Names;
import io.mesquite.server.engine.Relation;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.predicate.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The tables of the SQL standard's information schema, with the standard's columns as far as there is something to say, and
 * with Trino's {@code comment}. Those of things that Mesquite does not have are there and empty, since tools ask for them.
 */
final class InformationSchema {
    private static final String SCHEMA = CatalogLookup.INFORMATION_SCHEMA;
    private static final String NO = "NO";

    private final Supplier<Names> names;
    private final FunctionCatalog functions;

    /** @param names asked for when rows are made */
    InformationSchema(Supplier<Names> names, FunctionCatalog functions) {
        this.names = names;
        this.functions = functions;
    }

    List<SystemTable> tables() {
        List<SystemTable> tables = new ArrayList<>();
        tables.add(table(
                "schemata",
                new ColumnList()
                        .texts("catalog_name schema_name schema_owner? default_character_set_catalog?"
                                + " default_character_set_schema? default_character_set_name? sql_path?"),
                this::schemata));
        tables.add(table(
                "tables",
                new ColumnList()
                        .texts("table_catalog table_schema table_name table_type self_referencing_column_name?"
                                + " reference_generation? user_defined_type_catalog? user_defined_type_schema?"
                                + " user_defined_type_name? is_insertable_into is_typed commit_action? comment?"),
                this::tables));
        tables.add(table("columns", InformationColumns.COLUMNS, this::columns));
        tables.add(table(
                "views",
                new ColumnList()
                        .texts(
                                "table_catalog table_schema table_name view_definition view_owner check_option is_updatable"
                                        + " is_insertable_into is_trigger_updatable is_trigger_deletable"
                                        + " is_trigger_insertable_into comment?"),
                this::views));
        tables.add(table(
                "table_constraints",
                new ColumnList()
                        .texts(
                                "constraint_catalog constraint_schema constraint_name table_catalog table_schema table_name"
                                        + " constraint_type is_deferrable initially_deferred enforced nulls_distinct?"),
                this::constraints));
        tables.add(table(
                "key_column_usage",
                new ColumnList()
                        .texts(
                                "constraint_catalog constraint_schema constraint_name table_catalog table_schema table_name"
                                        + " column_name")
                        .integers("ordinal_position position_in_unique_constraint?"),
                this::keyColumns));
        tables.add(table(
                "table_privileges",
                new ColumnList()
                        .texts("grantor? grantee table_catalog table_schema table_name privilege_type is_grantable"
                                + " with_hierarchy"),
                this::privileges));
        tables.add(table(
                "routines",
                new ColumnList()
                        .texts(
                                "specific_catalog specific_schema specific_name routine_catalog routine_schema routine_name"
                                        + " routine_type data_type? routine_body routine_definition? external_language"
                                        + " parameter_style is_deterministic? sql_data_access security_type comment"),
                this::routines));
        tables.add(table(
                "character_sets",
                new ColumnList()
                        .texts("character_set_catalog? character_set_schema? character_set_name character_repertoire"
                                + " form_of_use default_collate_catalog? default_collate_schema? default_collate_name"),
                (catalog, constraint) -> List.of(row(null, null, "UTF8", "UCS", "UTF8", null, null, "binary"))));
        tables.add(table(
                "collations",
                new ColumnList().texts("collation_catalog? collation_schema? collation_name pad_attribute"),
                (catalog, constraint) -> List.of(row(null, null, "binary", "NO PAD"))));
        tables.add(table(
                "information_schema_catalog_name",
                new ColumnList().texts("catalog_name"),
                (catalog, constraint) -> List.of(row(catalog))));
        tables.addAll(EmptyTables.all());
        return tables;
    }

    static SystemTable table(String name, ColumnList columns, SystemTable.RowSource rows) {
        return new SystemTable(SCHEMA, name, columns.list(), rows);
    }

    private interface RelationRows {
        void add(Relation relation, List<List<Object>> rows);
    }

    /** Rows of all tables and views that the constraint may want. */
    private List<List<Object>> rows(String catalog, Constraint constraint, RelationRows each) {
        List<List<Object>> rows = new ArrayList<>();
        if (!wants(constraint, "table_catalog", catalog)) {
            return rows;
        }
        for (String schema : names.get().schemas(catalog)) {
            if (wants(constraint, "table_schema", schema)) {
                names.get()
                        .relations(catalog, schema, name -> wants(constraint, "table_name", name))
                        .forEach(relation -> each.add(relation, rows));
            }
        }
        return rows;
    }

    private List<List<Object>> schemata(String catalog, Constraint constraint) {
        return names.get().schemas(catalog).stream()
                .map(schema -> row(catalog, schema, null, null, null, "UTF8", null))
                .toList();
    }

    private List<List<Object>> tables(String catalog, Constraint constraint) {
        List<List<Object>> rows = new ArrayList<>();
        for (String schema : names.get().schemas(catalog)) {
            if (wants(constraint, "table_schema", schema)) {
                names.get()
                        .kinds(catalog, schema)
                        .forEach((table, kind) -> rows.add(row(
                                catalog,
                                schema,
                                table,
                                kind == Relation.Kind.VIEW ? "VIEW" : "BASE TABLE",
                                null,
                                null,
                                null,
                                null,
                                null,
                                NO,
                                NO,
                                null,
                                null)));
            }
        }
        return rows;
    }

    private List<List<Object>> columns(String catalog, Constraint constraint) {
        return rows(catalog, constraint, (relation, rows) -> {
            List<Column> columns = relation.columns();
            for (int i = 0; i < columns.size(); i++) {
                rows.add(InformationColumns.row(catalog, relation, i));
            }
        });
    }

    private List<List<Object>> views(String catalog, Constraint constraint) {
        List<List<Object>> rows = new ArrayList<>();
        for (View view : names.get().views(catalog)) {
            rows.add(row(
                    catalog,
                    view.schema(),
                    view.name(),
                    view.sql(),
                    view.owner(),
                    "NONE",
                    NO,
                    NO,
                    NO,
                    NO,
                    NO,
                    view.comment().isEmpty() ? null : view.comment()));
        }
        return rows;
    }

    private List<List<Object>> constraints(String catalog, Constraint constraint) {
        return rows(catalog, constraint, (relation, rows) -> {
            if (!relation.primaryKey().isEmpty()) {
                rows.add(row(
                        catalog,
                        relation.schema(),
                        keyName(relation),
                        catalog,
                        relation.schema(),
                        relation.name(),
                        "PRIMARY KEY",
                        NO,
                        NO,
                        NO,
                        null));
            }
        });
    }

    private List<List<Object>> keyColumns(String catalog, Constraint constraint) {
        return rows(catalog, constraint, (relation, rows) -> {
            List<String> key = relation.primaryKey();
            for (int i = 0; i < key.size(); i++) {
                rows.add(row(
                        catalog,
                        relation.schema(),
                        keyName(relation),
                        catalog,
                        relation.schema(),
                        relation.name(),
                        key.get(i),
                        i + 1,
                        null));
            }
        });
    }

    private static String keyName(Relation relation) {
        return relation.name() + "_pkey";
    }

    /** Who is let in may read everything. */
    private List<List<Object>> privileges(String catalog, Constraint constraint) {
        List<List<Object>> rows = new ArrayList<>();
        for (String schema : names.get().schemas(catalog)) {
            if (wants(constraint, "table_schema", schema)) {
                names.get()
                        .kinds(catalog, schema)
                        .keySet()
                        .forEach(table -> rows.add(row(null, "PUBLIC", catalog, schema, table, "SELECT", NO, NO)));
            }
        }
        return rows;
    }

    private List<List<Object>> routines(String catalog, Constraint constraint) {
        return functions.describe().stream()
                .map(function -> routine(catalog, function))
                .toList();
    }

    private static List<Object> routine(String catalog, FunctionDescription function) {
        String kind = function.kind().name().toLowerCase(Locale.ROOT);
        return row(
                catalog,
                "builtin",
                function.signature(),
                catalog,
                "builtin",
                function.name(),
                "FUNCTION",
                null,
                "EXTERNAL",
                kind,
                "JAVA",
                "GENERAL",
                null,
                "CONTAINS SQL",
                "INVOKER",
                function.description());
    }
}
