package io.mesquite.jdbc;

import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.AvaticaParameter;
import org.apache.calcite.avatica.proto.Common.StatementHandle;
import org.apache.calcite.avatica.proto.Common.TypedValue;
import org.apache.calcite.avatica.proto.Requests.ExecuteRequest;
import org.apache.calcite.avatica.proto.Responses.ExecuteResponse;

/** A statement that the server has parsed and validated, and whose {@code ?} markers get values before it is executed. */
final class MesquitePreparedStatement extends ParameterSetters {
    private final List<ResultColumn> columns;
    private final List<AvaticaParameter> parameterTypes;
    private final TypedValue[] parameters;

    MesquitePreparedStatement(MesquiteConnection connection, StatementHandle handle) {
        super(connection, handle.getId());
        this.columns = ResultColumn.of(handle.getSignature());
        this.parameterTypes = handle.getSignature().getParametersList();
        this.parameters = new TypedValue[parameterTypes.size()];
    }

    @Override
    void set(int parameter, Object value) throws SQLException {
        checkOpen();
        if (parameter < 1 || parameter > parameters.length) {
            throw new SQLException(
                    "There is no parameter " + parameter + "; the statement has " + parameters.length, "07009");
        }
        parameters[parameter - 1] = ParameterEncoder.encode(value);
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        Arrays.fill(parameters, null);
    }

    @Override
    public boolean execute() throws SQLException {
        startExecution();
        ExecuteRequest.Builder request = ExecuteRequest.newBuilder()
                .setStatementHandle(StatementHandle.newBuilder()
                        .setConnectionId(connection().id())
                        .setId(id()))
                .setHasParameterValues(true)
                .setFirstFrameMaxSize(fetchSizeToSend());
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                throw new SQLException("Parameter " + (i + 1) + " has no value", "07001");
            }
            request.addParameterValues(parameters[i]);
        }
        return take(connection().wire().call(request.build(), ExecuteResponse.parser()));
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return rowsOf(execute());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return countOf(execute());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return (int) executeLargeUpdate();
    }

    /** What the result will have, known before it is executed; null for statements that give no rows. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return columns.isEmpty() ? null : new MesquiteResultSetMetaData(columns);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        return new MesquiteParameterMetaData(parameterTypes);
    }

    @Override
    public void addBatch() throws SQLException {
        throw Unsupported.feature("batches of updates");
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        throw otherText();
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        throw otherText();
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        throw otherText();
    }

    private static SQLException otherText() {
        return new SQLException("A prepared statement has its text already; use the method without text", "HY010");
    }
}
