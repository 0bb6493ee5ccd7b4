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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the rows of some statements, with a few pages asked for ahead of the reader, and hands them out in batches. Rows stay the bytes
 * that came until a column of them is loaded.
 */
final class CassandraBatchSource implements BatchSource {
    /** Pages on their way at most: lookups are many and small, and a scan wants its next page while it decodes one. */
    private static final int PAGES_AHEAD = 8;

    private static final long CANCEL_CHECK_MILLIS = 50;

    private final String table;
    private final ReadBounds bounds;
    private final ScanContext context;
    private final CqlSession session;
    private final Iterator<Statement<?>> statements;
    private final List<ColumnReader> readers;
    private final Deque<CompletableFuture<AsyncResultSet>> pages = new ArrayDeque<>();
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
        CompletableFuture<AsyncResultSet> first = pages.pollFirst();
        if (first == null) {
            return false;
        }
        AsyncResultSet result = await(first);
        int size = result.remaining();
        page = result.currentPage().iterator();
        if (result.hasMorePages()) {
            // before the statements that follow, so that a range is read to its end first
            bounds.acquire(context);
            pages.addFirst(counted(result.fetchNextPage()));
        }
        context.countBytesRead(Math.max(0, result.getExecutionInfo().getResponseSizeInBytes()));
        bounds.pauseAfter(size, context);
        return true;
    }

    private void askAhead() {
        while (pages.size() < PAGES_AHEAD && statements.hasNext()) {
            if (pages.isEmpty()) {
                bounds.acquire(context);
            } else if (!bounds.tryAcquire()) {
                return;
            }
            pages.addLast(counted(session.executeAsync(statements.next())));
        }
    }

    private CompletableFuture<AsyncResultSet> counted(CompletionStage<AsyncResultSet> request) {
        return request.whenComplete((result, failure) -> bounds.release()).toCompletableFuture();
    }

    private AsyncResultSet await(CompletableFuture<AsyncResultSet> request) {
        try {
            while (true) {
                try {
                    return request.get(CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    context.checkCancelled();
                }
            }
        } catch (ExecutionException e) {
            throw Failures.of(e.getCause(), table);
        } catch (InterruptedException e) {
            throw ReadBounds.interrupted(context);
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
