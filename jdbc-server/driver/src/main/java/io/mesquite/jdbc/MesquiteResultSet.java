package io.mesquite.jdbc;

import io.mesquite.jdbc.frame.ColumnValues;
import io.mesquite.jdbc.frame.Frame;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a result, read forwards as they come from the server. What is read of a row is in {@link ValueGetters}. */
final class MesquiteResultSet extends ValueGetters {
    private final MesquiteStatement statement;
    private final List<ResultColumn> columns;
    private final RowCursor cursor;
    private final long maxRows;
    private Map<String, Integer> columnsByLabel;
    private Frame frame;
    /** The frame's columns. */
    private ColumnValues[] current;

    private int row;
    private long rowNumber;
    private boolean finished;
    private boolean closed;

    /**
     * @param statement null for rows that belong to none, such as an array's
     * @param maxRows 0 for no limit
     */
    MesquiteResultSet(MesquiteStatement statement, List<ResultColumn> columns, RowCursor cursor, long maxRows) {
        this.statement = statement;
        this.columns = columns;
        this.cursor = cursor;
        this.maxRows = maxRows;
    }

    @Override
    public boolean next() throws SQLException {
        checkOpen();
        if (frame != null && row + 1 < frame.rows()) {
            row++;
        } else if (!nextFrame()) {
            return false;
        }
        if (maxRows > 0 && rowNumber == maxRows) {
            finish();
            cursor.close();
            return false;
        }
        rowNumber++;
        return true;
    }

    private boolean nextFrame() throws SQLException {
        do {
            frame = finished ? null : cursor.next();
            if (frame == null) {
                finish();
                return false;
            }
        } while (frame.rows() == 0);
        row = 0;
        current = frame.columns().toArray(ColumnValues[]::new);
        return true;
    }

    private void finish() {
        finished = true;
        frame = null;
    }

    @Override
    ColumnValues values(int column) throws SQLException {
        checkOpen();
        if (frame == null) {
            throw new SQLException(
                    finished ? "The result has no more rows" : "next() must be called before a row is read", "24000");
        }
        if (column < 1 || column > columns.size()) {
            throw new SQLException("There is no column " + column + "; the result has " + columns.size(), "07009");
        }
        return current[column - 1];
    }

    @Override
    int row() {
        return row;
    }

    @Override
    ResultColumn column(int column) {
        return columns.get(column - 1);
    }

    @Override
    public int findColumn(String label) throws SQLException {
        checkOpen();
        if (columnsByLabel == null) {
            columnsByLabel = new HashMap<>();
            for (int i = columns.size(); i > 0; i--) {
                columnsByLabel.put(columns.get(i - 1).label().toLowerCase(Locale.ROOT), i);
            }
        }
        Integer column = label == null ? null : columnsByLabel.get(label.toLowerCase(Locale.ROOT));
        if (column == null) {
            throw new SQLException(
                    "The result has no column '" + label + "'; its columns are "
                            + columns.stream().map(ResultColumn::label).toList(),
                    "42703");
        }
        return column;
    }

    private void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The result set is closed", "24000");
        }
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            closed = true;
            frame = null;
            cursor.close();
            if (statement != null) {
                statement.resultClosed(this);
            }
        }
    }

    /** Closes it because its statement is closed, and with it all that the server holds. */
    void abandon() {
        closed = true;
        cursor.abandon();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new MesquiteResultSetMetaData(columns);
    }

    @Override
    public Statement getStatement() throws SQLException {
        checkOpen();
        return statement;
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return frame == null ? 0 : (int) Math.min(rowNumber, Integer.MAX_VALUE);
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        return frame == null && !finished;
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return finished && rowNumber > 0;
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return frame != null && rowNumber == 1;
    }

    @Override
    public boolean isLast() throws SQLException {
        throw Unsupported.feature("ResultSet.isLast");
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        if (direction != FETCH_FORWARD) {
            throw Unsupported.feature("reading backwards");
        }
    }

    @Override
    public int getFetchDirection() {
        return FETCH_FORWARD;
    }

    /** The size is that of the statement when it was executed: it is a hint, and the rows are already on their way. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
    }

    @Override
    public int getFetchSize() throws SQLException {
        return statement == null ? 0 : statement.getFetchSize();
    }

    @Override
    public int getType() {
        return TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() {
        return CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() {
        return HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public boolean rowUpdated() {
        return false;
    }

    @Override
    public boolean rowInserted() {
        return false;
    }

    @Override
    public boolean rowDeleted() {
        return false;
    }

    @Override
    public SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
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
