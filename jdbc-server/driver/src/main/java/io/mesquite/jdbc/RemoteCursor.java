package io.mesquite.jdbc;

import io.mesquite.jdbc.frame.ColumnType;
import io.mesquite.jdbc.frame.FrameReader;
import io.mesquite.jdbc.wire.ServerErrors;
import io.mesquite.jdbc.wire.Transport;
import io.mesquite.jdbc.wire.WireClient;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.Frame;
import org.apache.calcite.avatica.proto.Requests.FetchRequest;
import org.apache.calcite.avatica.proto.Responses.FetchResponse;

/**
 * Fetches a result from the server as it is read. From the second frame on the next one is asked for while the rows of one are read, so
 * that server and client work at the same time; no more than that one is ahead.
 */
final class RemoteCursor implements RowCursor {
    private final MesquiteConnection connection;
    private final int statementId;
    private final List<ColumnType> types;
    private final int fetchSize;
    private volatile Transport.PendingReply ahead;
    private Frame fetched;
    private int nextPart;
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
        return part;
    }

    private void fetch() throws SQLException {
        WireClient wire = connection.wire();
        Transport.PendingReply asked = ahead;
        ahead = null;
        FetchResponse response = asked == null
                ? wire.call(request(), FetchResponse.parser())
                : wire.await(asked, FetchResponse.parser());
        fetched = response.getFrame();
        done = fetched.getDone();
        nextPart = 0;
        if (!done) {
            ahead = wire.start(request());
        }
    }

    private FetchRequest request() {
        return FetchRequest.newBuilder()
                .setConnectionId(connection.id())
                .setStatementId(statementId)
                .setFrameMaxSize(fetchSize)
                .build();
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
    public void abandon() {
        closed = true;
        Transport.PendingReply asked = ahead;
        ahead = null;
        if (asked != null) {
            asked.close();
        }
    }

    /** What was asked for is waited for: it must not be taken for a fetch of the statement's next result. */
    @Override
    public void close() throws SQLException {
        if (!closed && !done && !connection.wire().isBroken()) {
            closed = true;
            connection.tell("/close-result", "statement", Integer.toString(statementId));
            Transport.PendingReply asked = ahead;
            ahead = null;
            if (asked != null) {
                forget(asked);
            }
        }
        abandon();
    }

    private static void forget(Transport.PendingReply asked) throws SQLException {
        try {
            asked.await();
        } catch (IOException e) {
            throw ServerErrors.connection(
                    ServerErrors.CONNECTION_FAILURE, "The connection to the server is lost: " + e.getMessage(), e);
        }
    }
}
