package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.ExecutorDescription;
import io.mesquite.mesos.protocol.Resource;
import java.util.List;
import java.util.OptionalLong;

/** Makes descriptions of workers: how a process is started on an agent. */
@FunctionalInterface
public interface WorkerTemplate {
    /**
     * @param executorId of the new worker
     * @param resources that it holds
     * @param port of these that it may listen on; empty where the agent offers none, so that any is free to take
     */
    ExecutorDescription describe(String executorId, List<Resource> resources, OptionalLong port);
}
