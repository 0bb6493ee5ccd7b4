package io.mesquite.mesos.cluster;

import io.mesquite.mesos.http.HttpAccess;
import io.mesquite.mesos.http.MasterFinder;
import io.mesquite.mesos.protocol.FrameworkDescription;
import io.mesquite.mesos.scheduler.AgentConstraint;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What an operator says of Mesos.
 *
 * @param stateFile where the framework's id is kept
 * @param worker what a worker holds while it is up
 * @param slot what a query's tasks on one worker hold while they run, where the request does not say
 * @param maxCpus held together at most; infinite for no bound
 */
public record MesosOptions(
        MasterFinder masters,
        HttpAccess access,
        FrameworkDescription framework,
        Path stateFile,
        List<AgentConstraint> constraints,
        Size worker,
        Size slot,
        double maxCpus,
        Duration idleTimeout,
        WorkerProcess process) {}
