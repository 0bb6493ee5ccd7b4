package io.mesquite.worker;

import io.mesquite.engine.remote.HttpCalls;
import io.mesquite.engine.remote.Protocol;
import io.mesquite.engine.remote.ReportAnswer;
import io.mesquite.engine.remote.SplitAnswer;
import io.mesquite.engine.remote.SplitRequest;
import io.mesquite.engine.remote.TaskAssignment;
import io.mesquite.engine.remote.TaskStart;
import io.mesquite.engine.remote.TaskTicket;
import io.mesquite.engine.remote.WorkerReport;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The coordinator of one attempt, as its worker sees it. Requests that get no answer are sent again: the coordinator knows them by their ids. */
final class CoordinatorClient {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 200;

    private final HttpCalls calls;
    private final TaskTicket ticket;
    private final CancelToken cancel;

    CoordinatorClient(HttpCalls calls, TaskTicket ticket, CancelToken cancel) {
        this.calls = calls;
        this.ticket = ticket;
        this.cancel = cancel;
    }

    /** Waits until all tasks of the attempt have come. */
    TaskAssignment start(TaskStart start) {
        byte[] request = Protocol.TASK_START.write(start);
        byte[] answer = new byte[0];
        // nothing means: not all are there yet
        while (answer.length == 0) {
            cancel.check();
            answer = post(Protocol.START, request);
        }
        return Protocol.TASK_ASSIGNMENT.read(answer);
    }

    SplitAnswer splits(SplitRequest request) {
        return Protocol.SPLIT_ANSWER.read(post(Protocol.SPLITS, Protocol.SPLIT_REQUEST.write(request)));
    }

    /** Sent once: the next report says it all again. */
    CompletableFuture<ReportAnswer> report(WorkerReport report) {
        return calls.postAsync(
                        ticket.coordinator() + Protocol.REPORT,
                        ticket.secret(),
                        Protocol.WORKER_REPORT.write(report),
                        REPORT_TIMEOUT)
                .thenApply(Protocol.REPORT_ANSWER::read);
    }

    private byte[] post(String path, byte[] body) {
        long deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        while (true) {
            cancel.check();
            try {
                return calls.post(ticket.coordinator() + path, ticket.secret(), body, REQUEST_TIMEOUT);
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new MesquiteException(
                            ErrorCode.WORKER_LOST,
                            "The coordinator at " + ticket.coordinator() + " could not be reached for "
                                    + GIVE_UP_AFTER.toSeconds() + " seconds: " + e.getMessage(),
                            e);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the coordinator", e);
        }
    }
}
