package io.mesquite.worker;

import io.mesquite.engine.disk.SpillSettings;
import io.mesquite.engine.remote.Secrets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a worker is set up.
 *
 * @param id unique among workers of all times
 * @param host name or address of this machine, by which the coordinator and other workers reach it, and as splits name hosts
 * @param bindHost address to listen on; empty for all of this machine
 * @param port to listen on; 0 for any that is free
 * @param threads that compute; empty for one for each core
 * @param memoryBytes that all queries may reserve together; empty for what the heap allows
 * @param spill where and how much queries put on disk that have no memory for it
 */
public record WorkerOptions(
        String id,
        String host,
        String bindHost,
        int port,
        Optional<Integer> threads,
        Optional<Long> memoryBytes,
        SpillSettings spill) {
    /** Spills to a folder under that of temporary files. */
    public WorkerOptions(
            String id, String host, String bindHost, int port, Optional<Integer> threads, Optional<Long> memoryBytes) {
        this(id, host, bindHost, port, threads, memoryBytes, SpillSettings.defaults());
    }

    /** On this machine only, with what the process has. */
    public static WorkerOptions onLoopback() {
        return new WorkerOptions(
                "w-" + Secrets.next().substring(0, 12),
                "127.0.0.1",
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.empty(),
                SpillSettings.defaults());
    }

    public WorkerOptions withThreads(int count) {
        return new WorkerOptions(id, host, bindHost, port, Optional.of(count), memoryBytes, spill);
    }

    public WorkerOptions withId(String newId) {
        return new WorkerOptions(newId, host, bindHost, port, threads, memoryBytes, spill);
    }

    public WorkerOptions withMemoryBytes(long bytes) {
        return new WorkerOptions(id, host, bindHost, port, threads, Optional.of(bytes), spill);
    }

    /** Spills to a folder under this one; bytes of {@link Long#MAX_VALUE} are no bound, see {@link SpillSettings}. */
    public WorkerOptions withSpill(Path directory, long maximumBytes, long forceAbove) {
        SpillSettings settings = new SpillSettings(directory, maximumBytes, forceAbove);
        return new WorkerOptions(id, host, bindHost, port, threads, memoryBytes, settings);
    }
}
