package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Reads the rows of some statements, with a few pages asked for ahead of the reader, and hands them out in batches. Rows stay the bytes
 * that came until a column of them is loaded.
 */
final class CassandraBatchSource implements BatchSource {
    /** Pages on their way at most: lookups are many and small, and a scan wants its next page while it decodes one. */
    private static final int PAGES_AHEAD = 8;

    private final String table;
    private final ReadBounds bounds;
    private final ScanContext context;
    private final CqlSession session;
    private final Iterator<Statement<?>> statements;
    private final List<ColumnReader> readers;
    private final Deque<PageRequest> pages = new ArrayDeque<>();
    private Iterator<Row> page = List.<Row>of().iterator();
    private List<Row> rows = new ArrayList<>(Batch.TARGET_SIZE);

    CassandraBatchSource(
            String table,
            ReadBounds bounds,
            ScanContext context,
            CqlSession session,
            Iterator<Statement<?>> statements,
            List<ColumnReader> readers) {
        this.table = table;
        this.bounds = bounds;
        this.context = context;
        this.session = session;
        this.statements = statements;
        this.readers = readers;
    }

    @Override
    public SourceBatch next() {
        rows.clear();
        while (rows.size() < Batch.TARGET_SIZE && (page.hasNext() || nextPage())) {
            while (rows.size() < Batch.TARGET_SIZE && page.hasNext()) {
                rows.add(page.next());
            }
        }
        return rows.isEmpty() ? null : new RowBatch(rows.size());
    }

    @Override
    public void close() {
        // what is on its way gives its permit back when it comes
        pages.clear();
        page = List.<Row>of().iterator();
        rows = List.of();
    }

    /** Moves on to the next page, which may be empty; false at the end. */
    private boolean nextPage() {
        context.checkCancelled();
        askAhead();
        PageRequest first = pages.pollFirst();
        if (first == null) {
            return false;
        }
        AsyncResultSet result = first.await(context, table);
        int size = result.remaining();
        page = result.currentPage().iterator();
        ByteBuffer next = result.getExecutionInfo().getPagingState();
        if (next != null) {
            // before the statements that follow, so that a range is read to its end first
            pages.addFirst(
                    PageRequest.send(session, bounds, context, first.statement().setPagingState(next)));
        }
        context.countBytesRead(Math.max(0, result.getExecutionInfo().getResponseSizeInBytes()));
        bounds.pauseAfter(size, context);
        return true;
    }

    private void askAhead() {
        while (pages.size() < PAGES_AHEAD && statements.hasNext() && (pages.isEmpty() || bounds.isFree())) {
            pages.addLast(PageRequest.send(session, bounds, context, statements.next()));
        }
    }

    private final class RowBatch implements SourceBatch {
        private final int size;

        private RowBatch(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            return readers.get(column).read(rows, positions, count);
        }
    }
}
