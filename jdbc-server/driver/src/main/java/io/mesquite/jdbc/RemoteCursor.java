package io.mesquite.jdbc;

import io.mesquite.jdbc.frame.ColumnType;
import io.mesquite.jdbc.frame.FrameReader;
import java.nio.BufferUnderflowException;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.Frame;
import org.apache.calcite.avatica.proto.Requests.FetchRequest;
import org.apache.calcite.avatica.proto.Responses.FetchResponse;

/** Fetches a result from the server as it is read: the server makes no more than a few frames ahead. */
final class RemoteCursor implements RowCursor {
    private final MesquiteConnection connection;
    private final int statementId;
    private final List<ColumnType> types;
    private final int fetchSize;
    private Frame fetched;
    private int nextPart;
    private long offset;
    private boolean done;
    private boolean closed;

    RemoteCursor(
            MesquiteConnection connection, int statementId, List<ColumnType> types, int fetchSize, Frame firstFrame) {
        this.connection = connection;
        this.statementId = statementId;
        this.types = types;
        this.fetchSize = fetchSize;
        this.fetched = firstFrame;
        this.done = firstFrame.getDone();
    }

    @Override
    public io.mesquite.jdbc.frame.Frame next() throws SQLException {
        if (nextPart == fetched.getRowsCount()) {
            if (done) {
                return null;
            }
            fetch();
            if (fetched.getRowsCount() == 0) {
                return io.mesquite.jdbc.frame.Frame.EMPTY;
            }
        }
        io.mesquite.jdbc.frame.Frame part = read(fetched, nextPart, types);
        nextPart++;
        offset += part.rows();
        return part;
    }

    private void fetch() throws SQLException {
        FetchRequest request = FetchRequest.newBuilder()
                .setConnectionId(connection.id())
                .setStatementId(statementId)
                .setOffset(offset)
                .setFrameMaxSize(fetchSize)
                .build();
        fetched = connection.wire().call(request, FetchResponse.parser()).getFrame();
        done = fetched.getDone();
        nextPart = 0;
    }

    /** Some rows of a frame of the protocol: each of its rows has the columns of many of ours. */
    static io.mesquite.jdbc.frame.Frame read(Frame frame, int part, List<ColumnType> types) throws SQLException {
        try {
            return FrameReader.read(
                    frame.getRows(part)
                            .getValue(0)
                            .getScalarValue()
                            .getBytesValue()
                            .asReadOnlyByteBuffer(),
                    types);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new SQLException("The server's rows can't be read: " + e.getMessage(), "08P01", e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (!closed && !done && !connection.wire().isBroken()) {
            closed = true;
            connection.tell("/close-result", "statement", Integer.toString(statementId));
        }
        closed = true;
    }
}
