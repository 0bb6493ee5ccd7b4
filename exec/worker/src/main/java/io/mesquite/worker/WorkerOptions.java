package io.mesquite.worker;

import io.mesquite.engine.remote.Secrets;
import java.util.Optional;

/**
 * How a worker is set up.
 *
 * @param id unique among workers of all times
 * @param host name or address of this machine, by which the coordinator and other workers reach it, and as splits name hosts
 * @param bindHost address to listen on; empty for all of this machine
 * @param port to listen on; 0 for any that is free
 * @param threads that compute; empty for one for each core
 * @param memoryBytes that all queries may reserve together; empty for three quarters of the heap
 */
public record WorkerOptions(
        String id, String host, String bindHost, int port, Optional<Integer> threads, Optional<Long> memoryBytes) {
    /** On this machine only, with what the process has. */
    public static WorkerOptions onLoopback() {
        return new WorkerOptions(
                "w-" + Secrets.next().substring(0, 12),
                "127.0.0.1",
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.empty());
    }

    public WorkerOptions withThreads(int count) {
        return new WorkerOptions(id, host, bindHost, port, Optional.of(count), memoryBytes);
    }

    public WorkerOptions withId(String newId) {
        return new WorkerOptions(newId, host, bindHost, port, threads, memoryBytes);
    }

    public WorkerOptions withMemoryBytes(long bytes) {
        return new WorkerOptions(id, host, bindHost, port, threads, Optional.of(bytes));
    }
}
