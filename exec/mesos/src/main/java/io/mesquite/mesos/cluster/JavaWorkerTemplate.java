package io.mesquite.mesos.cluster;

import io.mesquite.mesos.executor.ExecutorEnvironment;
import io.mesquite.mesos.protocol.ExecutorDescription;
import io.mesquite.mesos.protocol.ExecutorDescription.Uri;
import io.mesquite.mesos.protocol.Resource;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import io.mesquite.mesos.scheduler.WorkerTemplate;
import io.mesquite.worker.WorkerJava;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Starts workers as Java processes. Of a worker's memory, a tenth but at least 384 MB are for what lies outside Java's heap: code,
 * stacks, and buffers of the network.
 */
final class JavaWorkerTemplate implements WorkerTemplate {
    private static final double OVERHEAD = 0.1;
    private static final double LEAST_OVERHEAD_MB = 384;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(5);

    private final WorkerProcess process;
    private final List<Uri> uris;
    private final String command;

    /** @param uris of the distribution; none where the image has it */
    JavaWorkerTemplate(WorkerProcess process, List<String> uris, Size worker) {
        this.process = process;
        this.uris = uris.stream().map(uri -> new Uri(uri, true, true)).toList();
        this.command = command(process, heapMb(worker.memoryMb()));
    }

    /** Java's heap in a container of so many megabytes. */
    static long heapMb(double memoryMb) {
        return (long) (memoryMb - Math.max(LEAST_OVERHEAD_MB, memoryMb * OVERHEAD));
    }

    /**
     * A shell's commands. The agent gives no JAVA_HOME. The token is taken out of the environment, where every process of the machine's
     * user could see it, and given on standard input.
     */
    private static String command(WorkerProcess process, long heapMb) {
        return "JAVA=" + quoted(process.javaHome() + "/bin/java") + "; [ -x \"$JAVA\" ] || JAVA=java; "
                + "TOKEN=\"$" + ExecutorEnvironment.TOKEN + "\"; unset " + ExecutorEnvironment.TOKEN + "; "
                + "exec \"$JAVA\" -Xmx" + heapMb + "m " + String.join(" ", WorkerJava.OPTIONS) + " "
                + "-XX:+ExitOnOutOfMemoryError "
                + process.javaOptions().stream()
                        .map(option -> quoted(option) + " ")
                        .collect(Collectors.joining())
                + "-cp " + quoted(Distribution.LIBRARIES + "/*") + " " + process.mainClass()
                + " <<END_OF_TOKEN\n$TOKEN\nEND_OF_TOKEN\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    public ExecutorDescription describe(String executorId, List<Resource> resources, OptionalLong port) {
        Map<String, String> environment = new LinkedHashMap<>(process.environment());
        port.ifPresent(number -> environment.put(WorkerEnvironment.PORT, Long.toString(number)));
        process.threads().ifPresent(number -> environment.put(WorkerEnvironment.THREADS, Integer.toString(number)));
        environment.put(
                WorkerEnvironment.ORPHAN_SECONDS,
                Long.toString(process.orphanTimeout().toSeconds()));
        return new ExecutorDescription(
                executorId,
                "mesquite worker",
                command,
                uris,
                environment,
                resources,
                process.image(),
                process.network(),
                SHUTDOWN_GRACE);
    }
}
