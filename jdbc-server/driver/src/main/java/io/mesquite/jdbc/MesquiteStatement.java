package io.mesquite.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.apache.calcite.avatica.proto.Requests.CloseStatementRequest;
import org.apache.calcite.avatica.proto.Requests.CreateStatementRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareAndExecuteRequest;
import org.apache.calcite.avatica.proto.Responses.CloseStatementResponse;
import org.apache.calcite.avatica.proto.Responses.CreateStatementResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteResponse;
import org.apache.calcite.avatica.proto.Responses.ResultSetResponse;

/** Runs SQL text. The server learns of a statement when it is first executed. */
class MesquiteStatement extends StatementOptions {
    private static final int NO_ID = -1;
    private static final long NO_UPDATE_COUNT = -1;

    private final MesquiteConnection connection;
    private volatile int id;
    private MesquiteResultSet result;
    private long updateCount = NO_UPDATE_COUNT;
    private long sentTimeoutMillis;
    private long sentMaxRows;
    private volatile boolean closed;

    MesquiteStatement(MesquiteConnection connection) {
        this(connection, NO_ID);
    }

    /** @param id of a statement that the server has */
    MesquiteStatement(MesquiteConnection connection, int id) {
        super(connection.fetchSize());
        this.connection = connection;
        this.id = id;
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        startExecution();
        PrepareAndExecuteRequest request = PrepareAndExecuteRequest.newBuilder()
                .setConnectionId(connection.id())
                .setStatementId(id)
                .setSql(sql)
                .setMaxRowsTotal(getLargeMaxRows() == 0 ? -1 : getLargeMaxRows())
                .setFirstFrameMaxSize(fetchSizeToSend())
                .build();
        return take(connection.wire().call(request, ExecuteResponse.parser()));
    }

    /** Ends what was executed before and tells the server the statement's options, where they have changed. */
    final void startExecution() throws SQLException {
        checkOpen();
        closeResult();
        updateCount = NO_UPDATE_COUNT;
        if (id == NO_ID) {
            CreateStatementRequest request = CreateStatementRequest.newBuilder()
                    .setConnectionId(connection.id())
                    .build();
            id = connection
                    .wire()
                    .call(request, CreateStatementResponse.parser())
                    .getStatementId();
        }
        if (sentTimeoutMillis != timeoutMillis() || sentMaxRows != getLargeMaxRows()) {
            connection.tell(
                    "/statement-options",
                    "statement",
                    Integer.toString(id),
                    "timeout-millis",
                    Long.toString(timeoutMillis()),
                    "max-rows",
                    Long.toString(getLargeMaxRows()));
            sentTimeoutMillis = timeoutMillis();
            sentMaxRows = getLargeMaxRows();
        }
    }

    /** What the driver asks for: a negative number leaves it to the server. */
    final int fetchSizeToSend() {
        return getFetchSize() == 0 ? -1 : getFetchSize();
    }

    /** Keeps the response as the statement's result; whether it has rows. */
    final boolean take(ExecuteResponse response) throws SQLException {
        if (response.getMissingStatement() || response.getResultsCount() == 0) {
            throw new SQLException("The server does not know the statement any more; make a new one", "26000");
        }
        ResultSetResponse first = response.getResults(0);
        if (!first.hasSignature()) {
            updateCount = first.getUpdateCount();
            return false;
        }
        List<ResultColumn> columns = ResultColumn.of(first.getSignature());
        RowCursor cursor = new RemoteCursor(
                connection,
                id,
                columns.stream().map(ResultColumn::type).toList(),
                fetchSizeToSend(),
                first.getFirstFrame());
        result = new MesquiteResultSet(this, columns, cursor, getLargeMaxRows());
        return true;
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return rowsOf(execute(sql));
    }

    final ResultSet rowsOf(boolean hasRows) throws SQLException {
        if (!hasRows) {
            throw new SQLException("The statement gives no rows; use execute or executeUpdate", "02000");
        }
        return result;
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return countOf(execute(sql));
    }

    final long countOf(boolean hasRows) throws SQLException {
        if (hasRows) {
            closeResult();
            throw new SQLException("The statement gives rows; use execute or executeQuery", "42000");
        }
        return updateCount;
    }

    @Override
    public void cancel() throws SQLException {
        checkOpen();
        if (id != NO_ID) {
            connection.tell("/cancel", "statement", Integer.toString(id));
        }
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        checkOpen();
        return result;
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        checkOpen();
        return updateCount;
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        checkOpen();
        if (current != KEEP_CURRENT_RESULT) {
            closeResult();
        }
        result = null;
        updateCount = NO_UPDATE_COUNT;
        return false;
    }

    /** Called by a result set that was closed. */
    final void resultClosed(MesquiteResultSet resultSet) throws SQLException {
        if (resultSet == result) {
            result = null;
            if (isCloseOnCompletion()) {
                close();
            }
        }
    }

    private void closeResult() throws SQLException {
        MesquiteResultSet open = result;
        result = null;
        if (open != null) {
            open.close();
        }
    }

    private void abandonResult() {
        MesquiteResultSet open = result;
        result = null;
        if (open != null) {
            open.abandon();
        }
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        connection.statementClosed(this);
        abandonResult();
        if (id != NO_ID && !connection.wire().isBroken()) {
            CloseStatementRequest request = CloseStatementRequest.newBuilder()
                    .setConnectionId(connection.id())
                    .setStatementId(id)
                    .build();
            connection.wire().call(request, CloseStatementResponse.parser());
        }
    }

    /** Closes it here because its connection is closed, and with it all that the server holds. */
    final void closedWithConnection() {
        closed = true;
        abandonResult();
    }

    @Override
    public final boolean isClosed() {
        return closed;
    }

    @Override
    final void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The statement is closed", "HY010");
        }
    }

    final int id() {
        return id;
    }

    @Override
    public final Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }

    final MesquiteConnection connection() {
        return connection;
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }
}
