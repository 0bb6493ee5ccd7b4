package io.mesquite.planner.logical;

import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** What names a query could have meant; only looked at after it failed. */
final class NamesInScope {
    private final SqlNode query;
    private final CatalogLookup catalogs;
    private final SessionContext session;

    NamesInScope(SqlNode query, CatalogLookup catalogs, SessionContext session) {
        this.query = query;
        this.catalogs = catalogs;
        this.session = session;
    }

    /** Names of the columns of all tables that the query names. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (SqlIdentifier identifier : identifiers()) {
            List<String> name = fullName(identifier.names);
            if (name.size() != 3) {
                continue;
            }
            metadata(name.get(0)).ifPresent(metadata -> spelled(name.get(1), metadata.schemas())
                    .flatMap(schema -> spelled(name.get(2), metadata.tables(schema))
                            .flatMap(table -> metadata.findTable(schema, table)))
                    .ifPresent(
                            table -> table.columns().stream().map(Column::name).forEach(columns::add)));
        }
        return columns;
    }

    /** Which part of the table's name at a place does not exist. */
    MesquiteException missing(int line, int column, String place, Optional<Position> position, String message) {
        for (SqlIdentifier identifier : identifiers()) {
            if (identifier.getParserPosition().getLineNum() == line
                    && identifier.getParserPosition().getColumnNum() == column) {
                return missing(fullName(identifier.names), place, position);
            }
        }
        return ValidationErrors.error(ErrorCode.TABLE_NOT_FOUND, message + place, position);
    }

    private MesquiteException missing(List<String> name, String place, Optional<Position> position) {
        if (name.size() < 3) {
            return ValidationErrors.error(
                    ErrorCode.TABLE_NOT_FOUND,
                    "table " + String.join(".", name) + " not found" + place
                            + "; no schema is chosen: write catalog.schema.table, or USE catalog.schema",
                    position);
        }
        Optional<ConnectorMetadata> metadata = metadata(name.get(0));
        if (metadata.isEmpty()) {
            return ValidationErrors.error(
                    ErrorCode.CATALOG_NOT_FOUND,
                    "catalog " + name.get(0) + " not found" + place
                            + ValidationErrors.meant(name.get(0), catalogs.catalogs()),
                    position);
        }
        if (name.get(1).equalsIgnoreCase(CatalogLookup.INFORMATION_SCHEMA)) {
            return ValidationErrors.error(
                    ErrorCode.TABLE_NOT_FOUND,
                    "table " + String.join(".", name) + " not found" + place
                            + ValidationErrors.meant(name.get(2), catalogs.informationTables()),
                    position);
        }
        Optional<String> schema = spelled(name.get(1), metadata.get().schemas());
        if (schema.isEmpty()) {
            return ValidationErrors.error(
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "schema " + name.get(0) + "." + name.get(1) + " not found" + place
                            + ValidationErrors.meant(name.get(1), metadata.get().schemas()),
                    position);
        }
        List<String> known = new ArrayList<>(metadata.get().tables(schema.get()));
        known.addAll(catalogs.views(name.get(0), schema.get()));
        return ValidationErrors.error(
                ErrorCode.TABLE_NOT_FOUND,
                "table " + String.join(".", name) + " not found" + place + ValidationErrors.meant(name.get(2), known),
                position);
    }

    private Optional<ConnectorMetadata> metadata(String catalog) {
        return spelled(catalog, catalogs.catalogs())
                .flatMap(catalogs::connector)
                .map(connector -> connector.metadata());
    }

    private static Optional<String> spelled(String name, List<String> known) {
        return known.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** The name with the session's catalog and schema in front, as far as there are any. */
    private List<String> fullName(List<String> name) {
        List<String> full = new ArrayList<>(name);
        if (full.size() == 1
                && session.catalog().isPresent()
                && session.schema().isPresent()) {
            full.add(0, session.schema().get());
        }
        if (full.size() == 2 && session.catalog().isPresent()) {
            full.add(0, session.catalog().get());
        }
        return full;
    }

    private List<SqlIdentifier> identifiers() {
        List<SqlIdentifier> identifiers = new ArrayList<>();
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier identifier) {
                identifiers.add(identifier);
                return null;
            }
        });
        return identifiers;
    }
}
