package io.mesquite.engine.remote;

import io.mesquite.spi.connector.Split;
import java.util.List;

/**
 * Splits for a task.
 *
 * @param splits none when there are no more
 * @param filters dynamic filters that are complete
 */
public record SplitAnswer(List<Split> splits, List<FilterPart> filters) {}
