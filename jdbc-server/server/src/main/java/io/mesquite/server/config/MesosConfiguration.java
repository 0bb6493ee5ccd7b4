package io.mesquite.server.config;

import io.mesquite.mesos.cluster.MesosOptions;
import io.mesquite.mesos.cluster.WorkerEnvironment;
import io.mesquite.mesos.cluster.WorkerProcess;
import io.mesquite.mesos.http.HttpAccess;
import io.mesquite.mesos.http.MasterFinder;
import io.mesquite.mesos.protocol.FrameworkDescription;
import io.mesquite.mesos.scheduler.AgentConstraint;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import io.mesquite.mesos.worker.MesosWorkerMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the keys {@code mesos.…}, which are looked at in mode {@code mesos} only. */
final class MesosConfiguration {
    private static final double LEAST_WORKER_MB = 512;
    /** How long a worker outlives a scheduler that is gone, after the time at which that would have ended it. */
    private static final Duration ORPHAN_MARGIN = Duration.ofMinutes(15);

    private final ConfigurationReader reader;
    private final Path folder;

    /** @param folder that files are relative to */
    MesosConfiguration(ConfigurationReader reader, Path folder) {
        this.reader = reader;
        this.folder = folder;
    }

    /** @throws io.mesquite.spi.error.MesquiteException INVALID_CONFIGURATION */
    MesosOptions options() {
        Size worker = new Size(
                reader.positiveNumber(ConfigurationKey.MESOS_WORKER_CPUS).orElse(0.1),
                megabytes(ConfigurationKey.MESOS_WORKER_MEMORY));
        if (worker.memoryMb() < LEAST_WORKER_MB) {
            throw reader.invalid(
                    ConfigurationKey.MESOS_WORKER_MEMORY,
                    "a worker needs at least " + (long) LEAST_WORKER_MB + "MB",
                    null);
        }
        Size slot = new Size(
                reader.positiveNumber(ConfigurationKey.MESOS_TASK_CPUS).orElse(1.0),
                megabytes(ConfigurationKey.MESOS_TASK_MEMORY));
        double maxCpus = reader.positiveNumber(ConfigurationKey.MESOS_MAX_CPUS).orElse(Double.POSITIVE_INFINITY);
        if (maxCpus < worker.cpus() + slot.cpus()) {
            throw reader.invalid(
                    ConfigurationKey.MESOS_MAX_CPUS,
                    "one worker with the tasks of one query holds " + (worker.cpus() + slot.cpus()),
                    null);
        }
        Duration idle = duration(ConfigurationKey.MESOS_IDLE_TIMEOUT);
        return new MesosOptions(
                masters(),
                access(),
                framework(),
                folder.resolve(reader.text(ConfigurationKey.MESOS_STATE_FILE)),
                reader.parsed(ConfigurationKey.MESOS_CONSTRAINTS, AgentConstraint::parseAll),
                worker,
                slot,
                maxCpus,
                idle,
                process(idle.plus(ORPHAN_MARGIN)));
    }

    private MasterFinder masters() {
        if (reader.text(ConfigurationKey.MESOS_MASTERS).isEmpty()) {
            throw reader.invalid(
                    ConfigurationKey.MESOS_MASTERS,
                    "cluster.mode=mesos needs them, such as 10.0.0.1:5050 or zk://10.0.0.1:2181/mesos",
                    null);
        }
        return reader.parsed(ConfigurationKey.MESOS_MASTERS, MasterFinder::parse);
    }

    private HttpAccess access() {
        Optional<String> principal = reader.optionalText(ConfigurationKey.MESOS_PRINCIPAL);
        Optional<Path> secret =
                reader.optionalText(ConfigurationKey.MESOS_SECRET_FILE).map(folder::resolve);
        Optional<Path> authority =
                reader.optionalText(ConfigurationKey.MESOS_CA_FILE).map(folder::resolve);
        reader.parsed(ConfigurationKey.MESOS_SECRET_FILE, text -> HttpAccess.of(principal, secret, Optional.empty()));
        return reader.parsed(ConfigurationKey.MESOS_CA_FILE, text -> HttpAccess.of(principal, secret, authority));
    }

    private FrameworkDescription framework() {
        return new FrameworkDescription(
                reader.optionalText(ConfigurationKey.MESOS_USER).orElse(System.getProperty("user.name")),
                reader.text(ConfigurationKey.MESOS_FRAMEWORK_NAME),
                reader.text(ConfigurationKey.MESOS_ROLE),
                reader.optionalText(ConfigurationKey.MESOS_PRINCIPAL),
                duration(ConfigurationKey.MESOS_FAILOVER_TIMEOUT),
                reader.flag(ConfigurationKey.MESOS_REVOCABLE),
                Optional.empty());
    }

    private WorkerProcess process(Duration orphanTimeout) {
        String host = reader.text(ConfigurationKey.CLUSTER_HOST);
        List<String> uris = Arrays.stream(
                        reader.text(ConfigurationKey.MESOS_EXECUTOR_URIS).split(","))
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .toList();
        return new WorkerProcess(
                uris,
                reader.optionalText(ConfigurationKey.MESOS_IMAGE),
                reader.optionalText(ConfigurationKey.MESOS_NETWORK),
                reader.optionalInteger(ConfigurationKey.WORKER_THREADS, 1),
                reader.optionalText(ConfigurationKey.MESOS_JAVA_HOME).orElse(System.getProperty("java.home")),
                reader.words(ConfigurationKey.CLUSTER_WORKER_JAVA_OPTIONS),
                MesosWorkerMain.class.getName(),
                host,
                reader.integer(ConfigurationKey.MESOS_DISTRIBUTION_PORT, 0),
                host,
                spill(),
                orphanTimeout);
    }

    /** What the keys {@code spill.…} say, for workers: a relative folder is one of the sandbox. */
    private Map<String, String> spill() {
        Map<String, String> environment = new HashMap<>();
        reader.optionalText(ConfigurationKey.SPILL_DIRECTORY)
                .ifPresent(folder -> environment.put(WorkerEnvironment.SPILL_DIRECTORY, folder));
        reader.size(ConfigurationKey.SPILL_MAX_BYTES)
                .ifPresent(bytes -> environment.put(WorkerEnvironment.SPILL_MAX_BYTES, Long.toString(bytes)));
        reader.size(ConfigurationKey.SPILL_FORCE_ABOVE)
                .ifPresent(bytes -> environment.put(WorkerEnvironment.SPILL_FORCE_ABOVE, Long.toString(bytes)));
        return environment;
    }

    private double megabytes(ConfigurationKey key) {
        return reader.size(key).orElseThrow(() -> reader.invalid(key, "it must be above 0", null)) / (double) (1 << 20);
    }

    private Duration duration(ConfigurationKey key) {
        return reader.positiveDuration(key).orElseThrow(() -> reader.invalid(key, "it must be longer than 0s", null));
    }
}
