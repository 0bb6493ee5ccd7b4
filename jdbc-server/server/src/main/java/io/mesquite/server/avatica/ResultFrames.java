package io.mesquite.server.avatica;

import com.google.protobuf.UnsafeByteOperations;
import io.mesquite.planner.OutputColumn;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.avatica.proto.Common.ColumnValue;
import org.apache.calcite.avatica.proto.Common.Frame;
import org.apache.calcite.avatica.proto.Common.Rep;
import org.apache.calcite.avatica.proto.Common.Row;
import org.apache.calcite.avatica.proto.Common.TypedValue;

/**
 * A result cut into the protocol's frames as the client asks for them; nothing is read ahead, so that a slow client slows
 * the query down and nothing else. Each row of a frame holds the columns of a whole batch, see {@link FrameWriter}.
 */
final class ResultFrames {
    private static final int ENOUGH_ROWS = 16_384;
    private static final int ENOUGH_BYTES = 2 << 20;
    private static final long ENOUGH_NANOS = 100_000_000;

    private final StatementResult result;
    private final FrameWriter writer;
    private Batch rest;
    private int given;
    private long offset;
    private boolean done;

    ResultFrames(StatementResult result) {
        this.result = result;
        this.writer = new FrameWriter(
                result.columns().stream().map(OutputColumn::type).toList());
    }

    List<OutputColumn> columns() {
        return result.columns();
    }

    /**
     * The next rows; waits for some, and does not wait long for more.
     *
     * @param maxRows not positive where the server is to decide
     */
    synchronized Frame next(int maxRows) {
        int most = maxRows <= 0 ? Integer.MAX_VALUE : maxRows;
        int wanted = maxRows <= 0 ? ENOUGH_ROWS : maxRows;
        Frame.Builder frame = Frame.newBuilder().setOffset(offset);
        long start = System.nanoTime();
        long bytes = 0;
        int rows = 0;
        while (!done && rows < wanted && bytes < ENOUGH_BYTES && System.nanoTime() - start < ENOUGH_NANOS) {
            Batch batch = take(most - rows);
            if (batch == null) {
                done = true;
            } else {
                byte[] columns = writer.write(batch);
                frame.addRows(row(columns));
                rows += batch.size();
                bytes += columns.length;
            }
        }
        offset += rows;
        return frame.setDone(done).build();
    }

    private Batch take(int wanted) {
        if (rest == null) {
            rest = result.next();
            given = 0;
            if (rest == null) {
                return null;
            }
        }
        int left = rest.size() - given;
        if (given == 0 && left <= wanted) {
            Batch whole = rest;
            rest = null;
            return whole;
        }
        int count = Math.min(left, wanted);
        Batch part = rest.gather(IntStream.range(given, given + count).toArray(), count);
        given += count;
        if (count == left) {
            rest = null;
        }
        return part;
    }

    private static Row row(byte[] columns) {
        return Row.newBuilder()
                .addValue(ColumnValue.newBuilder()
                        .setScalarValue(TypedValue.newBuilder()
                                .setType(Rep.BYTE_STRING)
                                .setBytesValue(UnsafeByteOperations.unsafeWrap(columns))))
                .build();
    }

    void cancel(MesquiteException reason) {
        result.cancel(reason);
    }

    /** May be called while another thread waits for rows: it is woken. */
    void close() {
        result.close();
    }
}
