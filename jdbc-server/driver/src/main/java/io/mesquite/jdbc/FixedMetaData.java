package io.mesquite.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;

/** Metadata that is the same for every server: what none of them has, which gives empty results, and the driver's own. */
abstract class FixedMetaData extends ServerFeatures {
    /** A result of no rows and these columns of {@link EmptyResults}. */
    abstract ResultSet empty(String columns);

    @Override
    public final ResultSet getProcedures(String catalog, String schema, String name) {
        return empty(EmptyResults.PROCEDURES);
    }

    @Override
    public final ResultSet getProcedureColumns(String catalog, String schema, String name, String part) {
        return empty(EmptyResults.PROCEDURE_COLUMNS);
    }

    @Override
    public final ResultSet getColumnPrivileges(String catalog, String schema, String name, String part) {
        return empty(EmptyResults.COLUMN_PRIVILEGES);
    }

    @Override
    public final ResultSet getTablePrivileges(String catalog, String schema, String name) {
        return empty(EmptyResults.TABLE_PRIVILEGES);
    }

    @Override
    public final ResultSet getVersionColumns(String catalog, String schema, String name) {
        return empty(EmptyResults.ROW_IDENTIFIER);
    }

    @Override
    public final ResultSet getImportedKeys(String catalog, String schema, String name) {
        return empty(EmptyResults.FOREIGN_KEYS);
    }

    @Override
    public final ResultSet getExportedKeys(String catalog, String schema, String name) {
        return empty(EmptyResults.FOREIGN_KEYS);
    }

    @Override
    public final ResultSet getCrossReference(
            String catalog, String schema, String table, String otherCatalog, String otherSchema, String otherTable) {
        return empty(EmptyResults.FOREIGN_KEYS);
    }

    @Override
    public final ResultSet getSuperTypes(String catalog, String schema, String name) {
        return empty(EmptyResults.SUPER_TYPES);
    }

    @Override
    public final ResultSet getSuperTables(String catalog, String schema, String name) {
        return empty(EmptyResults.SUPER_TABLES);
    }

    @Override
    public final ResultSet getAttributes(String catalog, String schema, String name, String part) {
        return empty(EmptyResults.ATTRIBUTES);
    }

    @Override
    public final ResultSet getFunctionColumns(String catalog, String schema, String name, String part) {
        return empty(EmptyResults.FUNCTION_COLUMNS);
    }

    @Override
    public final ResultSet getPseudoColumns(String catalog, String schema, String name, String part) {
        return empty(EmptyResults.PSEUDO_COLUMNS);
    }

    @Override
    public final ResultSet getBestRowIdentifier(
            String catalog, String schema, String table, int scope, boolean nullable) {
        return empty(EmptyResults.ROW_IDENTIFIER);
    }

    @Override
    public final ResultSet getIndexInfo(
            String catalog, String schema, String table, boolean unique, boolean approximate) {
        return empty(EmptyResults.INDEXES);
    }

    @Override
    public final ResultSet getUDTs(String catalog, String schema, String name, int[] types) {
        return empty(EmptyResults.USER_TYPES);
    }

    @Override
    public final String getDriverName() {
        return "Mesquite JDBC driver";
    }

    @Override
    public final String getDriverVersion() {
        return DriverVersion.TEXT;
    }

    @Override
    public final int getDriverMajorVersion() {
        return DriverVersion.MAJOR;
    }

    @Override
    public final int getDriverMinorVersion() {
        return DriverVersion.MINOR;
    }

    @Override
    public final int getJDBCMajorVersion() {
        return 4;
    }

    @Override
    public final int getJDBCMinorVersion() {
        return 3;
    }

    @Override
    public final int getSQLStateType() {
        return sqlStateSQL;
    }

    @Override
    public final String getIdentifierQuoteString() {
        return "\"";
    }

    @Override
    public final String getSearchStringEscape() {
        return "\\";
    }

    @Override
    public final String getExtraNameCharacters() {
        return "";
    }

    @Override
    public final String getSchemaTerm() {
        return "schema";
    }

    @Override
    public final String getProcedureTerm() {
        return "procedure";
    }

    @Override
    public final String getCatalogTerm() {
        return "catalog";
    }

    @Override
    public final String getCatalogSeparator() {
        return ".";
    }

    @Override
    public final boolean isReadOnly() {
        return true;
    }

    @Override
    public final int getDefaultTransactionIsolation() {
        return Connection.TRANSACTION_NONE;
    }

    @Override
    public final boolean supportsTransactionIsolationLevel(int level) {
        return level == Connection.TRANSACTION_NONE;
    }

    @Override
    public final boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public final boolean supportsResultSetConcurrency(int type, int concurrency) {
        return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public final boolean supportsResultSetHoldability(int holdability) {
        return true;
    }

    @Override
    public final int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final boolean supportsMixedCaseIdentifiers() {
        return false;
    }
}
