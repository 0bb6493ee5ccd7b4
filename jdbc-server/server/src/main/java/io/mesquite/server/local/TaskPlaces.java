package io.mesquite.server.local;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.coordinator.QueryTasks;
import io.mesquite.coordinator.cluster.Cluster;
import io.mesquite.coordinator.cluster.SlotRequest.SlotSize;
import io.mesquite.coordinator.cluster.WorkerInfo;
import io.mesquite.coordinator.remote.ClusterOptions;
import io.mesquite.coordinator.remote.ClusterQueryTasks;
import io.mesquite.mesos.cluster.MesosCluster;
import io.mesquite.processes.ProcessCluster;
import io.mesquite.processes.ProcessOptions;
import io.mesquite.server.config.ClusterConfiguration;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.worker.WorkerMain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the tasks of queries run, as the configuration says.
 *
 * @param workers that a query gets if it can
 */
record TaskPlaces(QueryTasks.Factory factory, int workers, Optional<ClusterQueryTasks> cluster)
        implements AutoCloseable {
    private static final int TAKEN_OVER = 75;
    /** Agents may have to fetch the worker first. */
    private static final Duration MESOS_START_TIMEOUT = Duration.ofMinutes(4);

    /** @param local for queries that run in this process */
    static TaskPlaces open(ServerConfiguration configuration, CatalogRegistry catalogs, QueryTasks.Factory local) {
        ClusterConfiguration cluster = configuration.cluster();
        return switch (cluster.mode()) {
            case LOCAL -> new TaskPlaces(local, 1, Optional.empty());
            case PROCESSES -> onCluster(processes(configuration), configuration, catalogs, local);
            case MESOS -> onCluster(mesos(cluster), configuration, catalogs, local);
        };
    }

    private static Cluster processes(ServerConfiguration configuration) {
        ClusterConfiguration cluster = configuration.cluster();
        OptionalInt threads = configuration.threads().map(OptionalInt::of).orElse(OptionalInt.empty());
        ProcessOptions options = new ProcessOptions(
                cluster.workers(),
                cluster.workerJavaOptions(),
                threads,
                false,
                WorkerMain.spillOptions(configuration.spill()),
                Optional.empty());
        return new ProcessCluster(cluster.workerPinned() ? options.withPinning() : options);
    }

    private static Cluster mesos(ClusterConfiguration cluster) {
        // another server has taken this one's place: it ends as it does on a signal
        return new MesosCluster(
                cluster.mesos().orElseThrow(),
                () -> new Thread(() -> System.exit(TAKEN_OVER), "mesquite-taken-over").start());
    }

    private static TaskPlaces onCluster(
            Cluster workers, ServerConfiguration configuration, CatalogRegistry catalogs, QueryTasks.Factory local) {
        ClusterConfiguration cluster = configuration.cluster();
        ClusterOptions standard = ClusterOptions.onLoopback(cluster.workers());
        ClusterOptions options = new ClusterOptions(
                cluster.workers(),
                cluster.host(),
                cluster.port(),
                cluster.host(),
                SlotSize.DEFAULT,
                cluster.queryMemoryBytes().orElse(standard.queryMemoryBytes()),
                cluster.waitTimeout(),
                cluster.mode() == ClusterConfiguration.Mode.MESOS ? MESOS_START_TIMEOUT : standard.startTimeout(),
                standard.heartbeatTimeout(),
                standard.localityWait(),
                standard.maximumAttempts(),
                cluster.mode() != ClusterConfiguration.Mode.PROCESSES);
        ClusterQueryTasks tasks = new ClusterQueryTasks(
                options,
                workers,
                new ClusterQueryTasks.Catalogs(catalogs::connector, catalogs::description),
                local,
                configuration.coordinator().exchangeBufferBytes());
        return new TaskPlaces(tasks, cluster.workers(), Optional.of(tasks));
    }

    /** The cluster's workers; none where queries run in this process. */
    List<WorkerInfo> workerInfos() {
        return cluster.map(tasks -> tasks.cluster().workers()).orElse(List.of());
    }

    /** Processes of workers on this machine, for tests; none where there are no such workers. */
    List<Long> workerProcesses() {
        return cluster.map(ClusterQueryTasks::cluster)
                .filter(ProcessCluster.class::isInstance)
                .map(workers -> ((ProcessCluster) workers).processIds())
                .orElse(List.of());
    }

    @Override
    public void close() {
        cluster.ifPresent(ClusterQueryTasks::close);
    }
}
