package io.mesquite.engine.remote;

import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Optional;

/**
 * How a task is.
 *
 * @param ended whether nothing of it runs any more; frames may still wait to be fetched
 * @param failure why it failed
 */
public record TaskReport(String taskId, boolean ended, List<NodeStatistics> statistics, Optional<Failure> failure) {
    /** An error as it travels. */
    public record Failure(ErrorCode code, String message) {
        public static Failure of(MesquiteException exception) {
            return new Failure(exception.code(), exception.getMessage());
        }

        public MesquiteException toException() {
            return new MesquiteException(code, message);
        }
    }
}
