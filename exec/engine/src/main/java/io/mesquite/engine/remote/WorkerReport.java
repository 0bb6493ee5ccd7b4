package io.mesquite.engine.remote;

import java.util.List;

/**
 * A worker is alive and has tasks of an attempt.
 *
 * @param firstFilter number of the first of {@code filters} among those that the worker has published, from 0: one that is sent again must
 *     not count as another part
 * @param filters parts that were published since the last report that was answered
 */
public record WorkerReport(
        String attempt, String worker, List<TaskReport> tasks, int firstFilter, List<FilterPart> filters) {}
