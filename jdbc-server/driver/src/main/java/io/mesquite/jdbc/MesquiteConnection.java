package io.mesquite.jdbc;

import io.mesquite.jdbc.wire.ServerErrors;
import io.mesquite.jdbc.wire.Transport;
import io.mesquite.jdbc.wire.WireClient;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.calcite.avatica.proto.Common.ConnectionProperties;
import org.apache.calcite.avatica.proto.Requests.CloseConnectionRequest;
import org.apache.calcite.avatica.proto.Requests.ConnectionSyncRequest;
import org.apache.calcite.avatica.proto.Requests.OpenConnectionRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareRequest;
import org.apache.calcite.avatica.proto.Responses.CloseConnectionResponse;
import org.apache.calcite.avatica.proto.Responses.ConnectionSyncResponse;
import org.apache.calcite.avatica.proto.Responses.OpenConnectionResponse;
import org.apache.calcite.avatica.proto.Responses.PrepareResponse;

/** A session on a server. What JDBC asks of transactions is in {@link ConnectionOptions}. */
final class MesquiteConnection extends ConnectionOptions {
    private static final String APPLICATION_NAME = DriverProperty.APPLICATION_NAME.key();

    private final String id = UUID.randomUUID().toString();
    private final String url;
    private final String user;
    private final int fetchSize;
    private final WireClient wire;
    private final Properties clientInfo = new Properties();
    private final Set<MesquiteStatement> statements = ConcurrentHashMap.newKeySet();
    private KeepAlive keepAlive;
    private volatile boolean closed;

    private MesquiteConnection(Transport transport, String url, Properties properties) throws SQLException {
        this.url = url;
        this.user = properties.getProperty(DriverProperty.USER.key(), "");
        this.fetchSize = fetchSize(properties.getProperty(DriverProperty.FETCH_SIZE.key(), "0"));
        this.wire = new WireClient(transport);
    }

    private static int fetchSize(String text) throws SQLException {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new SQLException("fetchSize must be a number of rows, but is '" + text + "'", "22023", e);
        }
    }

    static MesquiteConnection open(
            Transport transport, String url, String catalog, String schema, Properties properties) throws SQLException {
        MesquiteConnection connection = new MesquiteConnection(transport, url, properties);
        try {
            connection.openOnServer(catalog, schema, properties);
        } catch (SQLException e) {
            connection.wire.close();
            throw e;
        }
        connection.keepAlive = KeepAlive.start(connection);
        return connection;
    }

    private void openOnServer(String catalog, String schema, Properties properties) throws SQLException {
        OpenConnectionRequest.Builder request = OpenConnectionRequest.newBuilder()
                .setConnectionId(id)
                .putInfo("mesquite.frames", "columnar")
                .putInfo("user", user);
        if (catalog != null) {
            request.putInfo("catalog", catalog);
        }
        if (schema != null) {
            request.putInfo("schema", schema);
        }
        String application = properties.getProperty(APPLICATION_NAME);
        if (application != null) {
            clientInfo.setProperty(APPLICATION_NAME, application);
            request.putInfo(APPLICATION_NAME, application);
        }
        wire.call(request.build(), OpenConnectionResponse.parser());
    }

    String id() {
        return id;
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    int fetchSize() {
        return fetchSize;
    }

    WireClient wire() {
        return wire;
    }

    /** One of Mesquite's own calls about this connection. */
    void tell(String path, String... arguments) throws SQLException {
        String[] all = new String[arguments.length + 2];
        all[0] = "connection";
        all[1] = id;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        wire.tell(wire.timeoutMillis(), path, all);
    }

    @Override
    void checkOpen() throws SQLException {
        if (isClosed()) {
            throw ServerErrors.connection(ServerErrors.CONNECTION_DOES_NOT_EXIST, "The connection is closed", null);
        }
    }

    @Override
    public Statement createStatement() throws SQLException {
        checkOpen();
        MesquiteStatement statement = new MesquiteStatement(this);
        statements.add(statement);
        return statement;
    }

    /** A statement that carries a result which is there already. */
    MesquiteStatement metadataStatement() {
        return new MesquiteStatement(this);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        checkOpen();
        PrepareRequest request = PrepareRequest.newBuilder()
                .setConnectionId(id)
                .setSql(sql)
                .setMaxRowsTotal(-1)
                .build();
        PrepareResponse response = wire.call(request, PrepareResponse.parser());
        MesquitePreparedStatement statement = new MesquitePreparedStatement(this, response.getStatement());
        statements.add(statement);
        return statement;
    }

    void statementClosed(MesquiteStatement statement) {
        statements.remove(statement);
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        keepAlive.stop();
        statements.forEach(MesquiteStatement::closedWithConnection);
        statements.clear();
        if (!wire.isBroken()) {
            try (wire) {
                wire.call(
                        CloseConnectionRequest.newBuilder().setConnectionId(id).build(),
                        CloseConnectionResponse.parser());
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed || wire.isBroken();
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        if (executor == null) {
            throw new SQLException("abort needs an executor", "22023");
        }
        if (closed) {
            return;
        }
        closed = true;
        keepAlive.stop();
        executor.execute(() -> {
            try (wire) {
                wire.tell(2_000, "/abort", "connection", id);
            } catch (SQLException e) {
                // the server will notice by the session's time to live
                wire.close();
            }
        });
    }

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        if (timeoutSeconds < 0) {
            throw new SQLException("The timeout can't be negative, but is " + timeoutSeconds, "22023");
        }
        if (isClosed()) {
            return false;
        }
        try {
            wire.tell(timeoutSeconds * 1000, "/keep-alive", "connection", id);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        checkOpen();
        if (milliseconds < 0) {
            throw new SQLException("The timeout can't be negative, but is " + milliseconds, "22023");
        }
        wire.setTimeoutMillis(milliseconds);
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return wire.timeoutMillis();
    }

    private ConnectionProperties sync(ConnectionProperties properties) throws SQLException {
        checkOpen();
        ConnectionSyncRequest request = ConnectionSyncRequest.newBuilder()
                .setConnectionId(id)
                .setConnProps(properties)
                .build();
        return wire.call(request, ConnectionSyncResponse.parser()).getConnProps();
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        sync(ConnectionProperties.newBuilder().setCatalog(catalog).build());
    }

    @Override
    public String getCatalog() throws SQLException {
        return nullIfEmpty(sync(ConnectionProperties.getDefaultInstance()).getCatalog());
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        sync(ConnectionProperties.newBuilder().setSchema(schema).build());
    }

    @Override
    public String getSchema() throws SQLException {
        return nullIfEmpty(sync(ConnectionProperties.getDefaultInstance()).getSchema());
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return new MesquiteDatabaseMetaData(this);
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        if (!APPLICATION_NAME.equals(name)) {
            return;
        }
        try {
            tell("/client-info", "application", value == null ? "" : value);
        } catch (SQLException e) {
            throw new SQLClientInfoException(e.getMessage(), e.getSQLState(), 0, Map.of(), e);
        }
        clientInfo.setProperty(name, value == null ? "" : value);
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        setClientInfo(APPLICATION_NAME, properties.getProperty(APPLICATION_NAME));
    }

    @Override
    public String getClientInfo(String name) throws SQLException {
        checkOpen();
        return clientInfo.getProperty(name);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }
}
