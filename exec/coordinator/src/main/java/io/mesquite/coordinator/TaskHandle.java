package io.mesquite.coordinator;

import io.mesquite.engine.task.NodeStatistics;
import java.util.Map;

/** A task that was launched. Thread-safe. */
public interface TaskHandle {
    /** What was measured so far, by node id. */
    Map<Integer, NodeStatistics> statistics();
}
