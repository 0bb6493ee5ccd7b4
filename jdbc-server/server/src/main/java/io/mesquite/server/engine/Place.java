package io.mesquite.server.engine;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;

/** A schema that a statement means. */
record Place(String catalog, String schema) {
    /**
     * The schema of a name.
     *
     * @param parts none, the schema, or catalog and schema; what is missing is the session's
     * @throws MesquiteException where there is none of that name, or the session has chosen none
     */
    static Place of(List<String> parts, Session session, Names names) {
        String catalog = parts.size() == 2 ? names.findCatalog(parts.get(0)) : currentCatalog(session);
        String schema = parts.isEmpty() ? currentSchema(session) : parts.get(parts.size() - 1);
        return new Place(catalog, names.findSchema(catalog, schema));
    }

    /** The schema of a table's or a view's name, which has one to three parts. */
    static Place ofTable(List<String> table, Session session, Names names) {
        return of(table.subList(0, table.size() - 1), session, names);
    }

    static String currentCatalog(Session session) {
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
}
