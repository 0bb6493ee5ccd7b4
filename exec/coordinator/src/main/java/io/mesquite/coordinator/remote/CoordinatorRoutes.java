package io.mesquite.coordinator.remote;

import io.mesquite.engine.remote.Protocol;
import io.mesquite.engine.remote.SplitRequest;
import io.mesquite.engine.remote.TaskStart;
import io.mesquite.engine.remote.WorkerReport;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.function.Function;

/** What the coordinator answers to workers. Each request must carry the secret of its attempt. */
final class CoordinatorRoutes {
    private final Function<String, Attempt> attempts;

    /** @param attempts by id; null where it has ended */
    CoordinatorRoutes(Function<String, Attempt> attempts) {
        this.attempts = attempts;
    }

    List<byte[]> answer(String path, String secret, byte[] body) {
        switch (path) {
            case Protocol.START -> {
                TaskStart start = Protocol.TASK_START.read(body);
                return attempt(start.attempt(), secret)
                        .started(start)
                        .map(assignment -> List.of(Protocol.TASK_ASSIGNMENT.write(assignment)))
                        .orElse(List.of());
            }
            case Protocol.SPLITS -> {
                SplitRequest request = Protocol.SPLIT_REQUEST.read(body);
                return List.of(Protocol.SPLIT_ANSWER.write(
                        attempt(request.attempt(), secret).splits(request)));
            }
            case Protocol.REPORT -> {
                WorkerReport report = Protocol.WORKER_REPORT.read(body);
                return List.of(Protocol.REPORT_ANSWER.write(
                        attempt(report.attempt(), secret).report(report)));
            }
            default -> throw new IllegalArgumentException("there is nothing at " + path);
        }
    }

    private Attempt attempt(String id, String secret) {
        Attempt attempt = attempts.apply(id);
        if (attempt == null) {
            throw new MesquiteException(ErrorCode.WORKER_LOST, id + " has ended.");
        }
        attempt.checkSecret(secret);
        return attempt;
    }
}
