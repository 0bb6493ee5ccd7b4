package io.mesquite.server.avatica;

import io.mesquite.server.engine.LikePattern;
import io.mesquite.server.engine.Names;
import io.mesquite.server.engine.Relation;
import io.mesquite.spi.connector.Column;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of JDBC's metadata calls about catalogs, schemas, tables, columns and keys. A null pattern matches everything. */
final class MetadataResults {
    private final Names names;

    MetadataResults(Names names) {
        this.names = names;
    }

    MetadataTable catalogs() {
        MetadataTable result = MetadataTable.of("TABLE_CAT");
        names.catalogs().forEach(result::add);
        return result;
    }

    MetadataTable schemas(String catalog, String schemaPattern) {
        MetadataTable result = MetadataTable.of("TABLE_SCHEM TABLE_CATALOG?");
        List<String[]> rows = new ArrayList<>();
        forEachSchema(catalog, schemaPattern, (in, schema) -> rows.add(new String[] {schema, in}));
        rows.sort(Comparator.comparing((String[] row) -> row[1]).thenComparing(row -> row[0]));
        rows.forEach(row -> result.add(row[0], row[1]));
        return result;
    }

    MetadataTable tableTypes() {
        MetadataTable result = MetadataTable.of("TABLE_TYPE");
        Stream.of(Relation.Kind.values()).map(Relation.Kind::jdbcName).sorted().forEach(result::add);
        return result;
    }

    /** @param types empty for all; types that Mesquite does not have match nothing */
    MetadataTable tables(String catalog, String schemaPattern, String tablePattern, Optional<List<String>> types) {
        MetadataTable result = MetadataTable.of("TABLE_CAT? TABLE_SCHEM? TABLE_NAME TABLE_TYPE REMARKS? TYPE_CAT?"
                + " TYPE_SCHEM? TYPE_NAME? SELF_REFERENCING_COL_NAME? REF_GENERATION?");
        List<String[]> rows = new ArrayList<>();
        LikePattern pattern = LikePattern.of(tablePattern);
        forEachSchema(
                catalog, schemaPattern, (in, schema) -> names.kinds(in, schema).forEach((name, kind) -> {
                    if (pattern.matches(name) && isOneOf(types, kind)) {
                        rows.add(new String[] {kind.jdbcName(), in, schema, name});
                    }
                }));
        // as JDBC orders them
        rows.sort(Comparator.comparing((String[] row) -> row[0])
                .thenComparing(row -> row[1])
                .thenComparing(row -> row[2])
                .thenComparing(row -> row[3]));
        rows.forEach(row -> result.add(row[1], row[2], row[3], row[0], "", null, null, null, null, null));
        return result;
    }

    private static boolean isOneOf(Optional<List<String>> types, Relation.Kind kind) {
        return types.isEmpty() || types.get().stream().anyMatch(kind.jdbcName()::equalsIgnoreCase);
    }

    MetadataTable columns(String catalog, String schemaPattern, String tablePattern, String columnPattern) {
        MetadataTable result = MetadataTable.of("TABLE_CAT? TABLE_SCHEM? TABLE_NAME COLUMN_NAME %DATA_TYPE TYPE_NAME"
                + " %COLUMN_SIZE? %BUFFER_LENGTH? %DECIMAL_DIGITS? %NUM_PREC_RADIX? %NULLABLE REMARKS? COLUMN_DEF?"
                + " %SQL_DATA_TYPE? %SQL_DATETIME_SUB? %CHAR_OCTET_LENGTH? %ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG?"
                + " SCOPE_SCHEMA? SCOPE_TABLE? #SOURCE_DATA_TYPE? IS_AUTOINCREMENT IS_GENERATEDCOLUMN");
        LikePattern tables = LikePattern.of(tablePattern);
        LikePattern columns = LikePattern.of(columnPattern);
        forEachSchema(catalog, schemaPattern, (in, schema) -> names.relations(in, schema, tables::matches)
                .forEach(table -> addColumns(result, in, table, columns)));
        return result;
    }

    private static void addColumns(MetadataTable result, String catalog, Relation table, LikePattern pattern) {
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (!pattern.matches(column.name())) {
                continue;
            }
            TypeDescription type = TypeDescription.of(column.type());
            boolean number = type.isSigned();
            boolean text = type.id() == Types.VARCHAR || type.id() == Types.CHAR;
            result.add(
                    catalog,
                    table.schema(),
                    table.name(),
                    column.name(),
                    type.id(),
                    type.name(),
                    type.precision() == 0 ? null : type.precision(),
                    null,
                    number || type.scale() > 0 ? type.scale() : null,
                    number ? 10 : null,
                    column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
                    column.comment(),
                    null,
                    null,
                    null,
                    text && type.precision() > 0 ? type.precision() * 4 : null,
                    i + 1,
                    column.nullable() ? "YES" : "NO",
                    null,
                    null,
                    null,
                    null,
                    "NO",
                    "NO");
        }
    }

    /** Where the table is not found, or has no key, there are no rows. */
    MetadataTable primaryKeys(String catalog, String schema, String tableName) {
        MetadataTable result = MetadataTable.of("TABLE_CAT? TABLE_SCHEM? TABLE_NAME COLUMN_NAME #KEY_SEQ PK_NAME?");
        forEachSchema(catalog, null, (in, name) -> {
            if (schema == null || schema.equals(name)) {
                names.relations(in, name, tableName::equals).forEach(table -> addKey(result, in, table));
            }
        });
        return result;
    }

    private static void addKey(MetadataTable result, String catalog, Relation table) {
        List<String> key = table.primaryKey();
        key.stream()
                .sorted()
                .forEach(column ->
                        result.add(catalog, table.schema(), table.name(), column, key.indexOf(column) + 1, null));
    }

    private interface SchemaVisitor {
        void visit(String catalog, String schema);
    }

    /** An empty catalog means things without a catalog, of which there are none. */
    private void forEachSchema(String catalog, String schemaPattern, SchemaVisitor visitor) {
        LikePattern pattern = LikePattern.of(schemaPattern);
        for (String in : names.catalogs()) {
            if (catalog == null || catalog.equals(in)) {
                names.schemas(in).stream().filter(pattern::matches).forEach(schema -> visitor.visit(in, schema));
            }
        }
    }
}
