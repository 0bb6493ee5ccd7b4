package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.mesquite.spi.connector.ScanContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A page that is on its way. A read changes nothing, so a page that fails for a reason which may pass is asked for again: for some ten
 * seconds the nodes of a cluster don't know that one of them died, and wait for it in vain.
 */
final class PageRequest {
    private static final int ATTEMPTS = 7;
    private static final long FIRST_PAUSE_MILLIS = 250;

    private final CqlSession session;
    private final ReadBounds bounds;
    private final Statement<?> statement;
    private CompletableFuture<AsyncResultSet> answer;

    private PageRequest(CqlSession session, ReadBounds bounds, Statement<?> statement) {
        this.session = session;
        this.bounds = bounds;
        this.statement = statement;
    }

    static PageRequest send(CqlSession session, ReadBounds bounds, ScanContext context, Statement<?> statement) {
        PageRequest request = new PageRequest(session, bounds, statement);
        request.send(context);
        return request;
    }

    Statement<?> statement() {
        return statement;
    }

    /** @param table for messages */
    AsyncResultSet await(ScanContext context, String table) {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                return awaitOnce(context);
            } catch (ExecutionException e) {
                if (attempt == ATTEMPTS || !Failures.mayPass(e.getCause())) {
                    throw Failures.of(e.getCause(), table);
                }
            }
            bounds.pause(TimeUnit.MILLISECONDS.toNanos(pause), context);
            pause *= 2;
            send(context);
        }
    }

    private AsyncResultSet awaitOnce(ScanContext context) throws ExecutionException {
        while (true) {
            try {
                return answer.get(ReadBounds.CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                context.checkCancelled();
            } catch (InterruptedException e) {
                throw ReadBounds.interrupted(context);
            }
        }
    }

    private void send(ScanContext context) {
        bounds.acquire(context);
        answer = session.executeAsync(statement)
                .whenComplete((result, failure) -> bounds.release())
                .toCompletableFuture();
    }
}
