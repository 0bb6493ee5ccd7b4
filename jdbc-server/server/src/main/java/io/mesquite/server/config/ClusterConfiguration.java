package io.mesquite.server.config;

import io.mesquite.mesos.cluster.MesosOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where queries run.
 *
 * @param workers that a query gets if it can
 * @param host name or address by which workers reach this server, and that it listens on for them
 * @param port that it listens on for workers; 0 for any that is free
 * @param waitTimeout after which a query that got no workers fails
 * @param queryMemoryBytes that one query may use of each worker; empty for all that the worker has
 * @param workerJavaOptions of worker processes
 * @param workerPinned whether each worker process is bound to a core of its own
 * @param mesos in that mode only
 */
public record ClusterConfiguration(
        Mode mode,
        int workers,
        String host,
        int port,
        Duration waitTimeout,
        Optional<Long> queryMemoryBytes,
        List<String> workerJavaOptions,
        boolean workerPinned,
        Optional<MesosOptions> mesos) {
    /** What a cluster is made of. */
    public enum Mode {
        /** There is none: queries run in the server's process. */
        LOCAL,
        /** Worker processes on this machine. */
        PROCESSES,
        /** Workers on the agents of Mesos. */
        MESOS
    }

    /** In this process. */
    public static final ClusterConfiguration LOCAL = new ClusterConfiguration(
            Mode.LOCAL, 1, "127.0.0.1", 0, Duration.ofMinutes(5), Optional.empty(), List.of(), false, Optional.empty());

    public ClusterConfiguration {
        workerJavaOptions = List.copyOf(workerJavaOptions);
    }

    /** Worker processes on this machine. */
    public static ClusterConfiguration processes(int workers) {
        return LOCAL.withProcesses(workers);
    }

    /** With worker processes on this machine in place of what else there is. */
    public ClusterConfiguration withProcesses(int count) {
        return new ClusterConfiguration(
                Mode.PROCESSES,
                count,
                host,
                port,
                waitTimeout,
                queryMemoryBytes,
                workerJavaOptions,
                workerPinned,
                Optional.empty());
    }

    /** Workers with these options of {@code java}. */
    public ClusterConfiguration withWorkerJavaOptions(List<String> options) {
        return new ClusterConfiguration(
                mode, workers, host, port, waitTimeout, queryMemoryBytes, options, workerPinned, mesos);
    }

    /** Workers of one core each. */
    public ClusterConfiguration withPinnedWorkers() {
        return new ClusterConfiguration(
                mode, workers, host, port, waitTimeout, queryMemoryBytes, workerJavaOptions, true, mesos);
    }
}
