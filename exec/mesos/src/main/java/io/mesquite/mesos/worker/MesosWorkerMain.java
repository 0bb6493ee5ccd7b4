package io.mesquite.mesos.worker;

import io.mesquite.mesos.cluster.WorkerEnvironment;
import io.mesquite.mesos.executor.ExecutorEnvironment;
import io.mesquite.mesos.executor.MesosExecutor;
import io.mesquite.worker.WorkerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A worker that an agent starts. All that it needs is in the environment, but for the token to log in at the agent with: that is the
 * first line of standard input, so that no other process can see it.
 */
public final class MesosWorkerMain {
    private MesosWorkerMain() {}

    /** Runs until the agent says that it shall end, or is gone. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> variables = new HashMap<>(System.getenv());
        String token = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (token != null) {
            variables.put(ExecutorEnvironment.TOKEN, token);
        }
        ExecutorEnvironment environment = ExecutorEnvironment.of(variables);
        Duration orphan = Duration.ofSeconds(Long.parseLong(variables.get(WorkerEnvironment.ORPHAN_SECONDS)));
        MesosExecutor executor = new MesosExecutor(
                environment,
                orphan,
                (agentHost, reports) -> WorkerTaskRunner.start(options(variables, environment, agentHost), reports));
        int status = executor.run();
        // other threads may hang in a store: nothing of this process is of use any more
        Runtime.getRuntime().halt(status);
    }

    private static WorkerOptions options(
            Map<String, String> variables, ExecutorEnvironment environment, String agentHost) {
        String host = isKnown(agentHost) ? agentHost : environment.agentHost();
        WorkerOptions options = new WorkerOptions(
                environment.executorId(),
                host,
                isLoopback(host) ? host : "",
                Integer.parseInt(variables.getOrDefault(WorkerEnvironment.PORT, "0")),
                Optional.ofNullable(variables.get(WorkerEnvironment.THREADS)).map(Integer::valueOf),
                Optional.empty());
        // by default into the sandbox, which the agent removes in time
        Path sandbox = Path.of(environment.sandbox());
        return options.withSpill(
                sandbox.resolve(variables.getOrDefault(WorkerEnvironment.SPILL_DIRECTORY, "spill")),
                bytes(variables, WorkerEnvironment.SPILL_MAX_BYTES),
                bytes(variables, WorkerEnvironment.SPILL_FORCE_ABOVE));
    }

    private static long bytes(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(Long::valueOf).orElse(Long.MAX_VALUE);
    }

    /** Agents may have names that nobody knows but their operator. */
    private static boolean isKnown(String host) {
        try {
            InetAddress.getByName(host);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
