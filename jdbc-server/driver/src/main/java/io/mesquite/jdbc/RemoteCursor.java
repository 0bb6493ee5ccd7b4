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
        if (fetched == null) {
            if (done) {
                return null;
            }
            FetchRequest request = FetchRequest.newBuilder()
                    .setConnectionId(connection.id())
                    .setStatementId(statementId)
                    .setOffset(offset)
                    .setFrameMaxSize(fetchSize)
                    .build();
            FetchResponse response = connection.wire().call(request, FetchResponse.parser());
            fetched = response.getFrame();
            done = fetched.getDone();
        }
        io.mesquite.jdbc.frame.Frame frame = read(fetched, types);
        fetched = null;
        offset += frame.rows();
        return frame;
    }

    /** Rows of a frame of the protocol: Mesquite's frame is its one value. */
    static io.mesquite.jdbc.frame.Frame read(Frame frame, List<ColumnType> types) throws SQLException {
        if (frame.getRowsCount() == 0) {
            return new io.mesquite.jdbc.frame.Frame(0, List.of());
        }
        try {
            return FrameReader.read(
                    frame.getRows(0)
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
