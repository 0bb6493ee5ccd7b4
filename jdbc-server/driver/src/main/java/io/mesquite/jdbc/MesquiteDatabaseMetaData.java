package io.mesquite.jdbc;

import io.mesquite.jdbc.frame.ColumnType;
import io.mesquite.jdbc.frame.Frame;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.avatica.proto.Requests.CatalogsRequest;
import org.apache.calcite.avatica.proto.Requests.ColumnsRequest;
import org.apache.calcite.avatica.proto.Requests.DatabasePropertyRequest;
import org.apache.calcite.avatica.proto.Requests.SchemasRequest;
import org.apache.calcite.avatica.proto.Requests.TableTypesRequest;
import org.apache.calcite.avatica.proto.Requests.TablesRequest;
import org.apache.calcite.avatica.proto.Requests.TypeInfoRequest;
import org.apache.calcite.avatica.proto.Responses.DatabasePropertyElement;
import org.apache.calcite.avatica.proto.Responses.DatabasePropertyResponse;
import org.apache.calcite.avatica.proto.Responses.ResultSetResponse;

/** What the server's catalogs hold. What it can do is in {@link SqlFeatures} and {@link ServerFeatures}. */
final class MesquiteDatabaseMetaData extends FixedMetaData {
    private final MesquiteConnection connection;
    private List<DatabasePropertyElement> properties;

    MesquiteDatabaseMetaData(MesquiteConnection connection) {
        this.connection = connection;
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        CatalogsRequest request =
                CatalogsRequest.newBuilder().setConnectionId(connection.id()).build();
        return result(connection.wire().call(request, ResultSetResponse.parser()));
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
        SchemasRequest.Builder request = SchemasRequest.newBuilder().setConnectionId(connection.id());
        if (catalog != null) {
            request.setHasCatalog(true).setCatalog(catalog);
        }
        if (schemaPattern != null) {
            request.setHasSchemaPattern(true).setSchemaPattern(schemaPattern);
        }
        return result(connection.wire().call(request.build(), ResultSetResponse.parser()));
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        TableTypesRequest request =
                TableTypesRequest.newBuilder().setConnectionId(connection.id()).build();
        return result(connection.wire().call(request, ResultSetResponse.parser()));
    }

    @Override
    public ResultSet getTables(String catalog, String schemaPattern, String tablePattern, String[] types)
            throws SQLException {
        TablesRequest.Builder request = TablesRequest.newBuilder().setConnectionId(connection.id());
        if (catalog != null) {
            request.setHasCatalog(true).setCatalog(catalog);
        }
        if (schemaPattern != null) {
            request.setHasSchemaPattern(true).setSchemaPattern(schemaPattern);
        }
        if (tablePattern != null) {
            request.setHasTableNamePattern(true).setTableNamePattern(tablePattern);
        }
        if (types != null) {
            request.setHasTypeList(true).addAllTypeList(List.of(types));
        }
        return result(connection.wire().call(request.build(), ResultSetResponse.parser()));
    }

    @Override
    public ResultSet getColumns(String catalog, String schemaPattern, String tablePattern, String columnPattern)
            throws SQLException {
        ColumnsRequest.Builder request = ColumnsRequest.newBuilder().setConnectionId(connection.id());
        if (catalog != null) {
            request.setHasCatalog(true).setCatalog(catalog);
        }
        if (schemaPattern != null) {
            request.setHasSchemaPattern(true).setSchemaPattern(schemaPattern);
        }
        if (tablePattern != null) {
            request.setHasTableNamePattern(true).setTableNamePattern(tablePattern);
        }
        if (columnPattern != null) {
            request.setHasColumnNamePattern(true).setColumnNamePattern(columnPattern);
        }
        return result(connection.wire().call(request.build(), ResultSetResponse.parser()));
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        TypeInfoRequest request =
                TypeInfoRequest.newBuilder().setConnectionId(connection.id()).build();
        return result(connection.wire().call(request, ResultSetResponse.parser()));
    }

    @Override
    public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
        return result(connection
                .wire()
                .call(
                        ResultSetResponse.parser(),
                        "/metadata/primary-keys",
                        "connection",
                        connection.id(),
                        "catalog",
                        catalog,
                        "schema",
                        schema,
                        "table",
                        table));
    }

    @Override
    public ResultSet getFunctions(String catalog, String schemaPattern, String functionPattern) throws SQLException {
        return result(connection
                .wire()
                .call(
                        ResultSetResponse.parser(),
                        "/metadata/functions",
                        "connection",
                        connection.id(),
                        "pattern",
                        functionPattern));
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return result(connection
                .wire()
                .call(ResultSetResponse.parser(), "/metadata/client-info", "connection", connection.id()));
    }

    private ResultSet result(ResultSetResponse response) throws SQLException {
        List<ResultColumn> columns = ResultColumn.of(response.getSignature());
        List<ColumnType> types = columns.stream().map(ResultColumn::type).toList();
        Frame frame = response.getFirstFrame().getRowsCount() == 0
                ? Frame.EMPTY
                : RemoteCursor.read(response.getFirstFrame(), 0, types);
        return result(columns, frame);
    }

    @Override
    ResultSet empty(String columns) {
        return result(EmptyResults.columns(columns), Frame.EMPTY);
    }

    private ResultSet result(List<ResultColumn> columns, Frame frame) {
        return new MesquiteResultSet(connection.metadataStatement(), columns, RowCursor.of(frame), 0);
    }

    /** A property that the server tells, such as its version. */
    private synchronized String property(String name) throws SQLException {
        if (properties == null) {
            DatabasePropertyRequest request = DatabasePropertyRequest.newBuilder()
                    .setConnectionId(connection.id())
                    .build();
            properties = connection
                    .wire()
                    .call(request, DatabasePropertyResponse.parser())
                    .getPropsList();
        }
        return properties.stream()
                .filter(property -> property.getKey().getName().equals(name))
                .map(property -> property.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    @Override
    public String getDatabaseProductName() {
        return "Mesquite";
    }

    @Override
    public String getDatabaseProductVersion() throws SQLException {
        return property("MESQUITE_VERSION");
    }

    @Override
    public int getDatabaseMajorVersion() throws SQLException {
        return Integer.parseInt(getDatabaseProductVersion().split("[.-]")[0]);
    }

    @Override
    public int getDatabaseMinorVersion() throws SQLException {
        return Integer.parseInt(getDatabaseProductVersion().split("[.-]")[1]);
    }

    @Override
    public String getSQLKeywords() throws SQLException {
        return property("GET_S_Q_L_KEYWORDS");
    }

    @Override
    public String getNumericFunctions() throws SQLException {
        return property("GET_NUMERIC_FUNCTIONS");
    }

    @Override
    public String getStringFunctions() throws SQLException {
        return property("GET_STRING_FUNCTIONS");
    }

    @Override
    public String getSystemFunctions() throws SQLException {
        return property("GET_SYSTEM_FUNCTIONS");
    }

    @Override
    public String getTimeDateFunctions() throws SQLException {
        return property("GET_TIME_DATE_FUNCTIONS");
    }

    @Override
    public String getURL() {
        return connection.url();
    }

    @Override
    public String getUserName() {
        return connection.user();
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public RowIdLifetime getRowIdLifetime() {
        return RowIdLifetime.ROWID_UNSUPPORTED;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrappers.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
