package io.mesquite.engine.remote;

import java.util.List;

/**
 * What a worker should know.
 *
 * @param over whether the attempt has ended: nothing of it is of use any more
 * @param filters dynamic filters that are complete
 */
public record ReportAnswer(boolean over, List<FilterPart> filters) {}
