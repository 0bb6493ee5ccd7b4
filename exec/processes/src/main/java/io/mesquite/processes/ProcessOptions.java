package io.mesquite.processes;

import io.mesquite.worker.WorkerJava;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How worker processes are started.
 *
 * @param workers that run at once
 * @param javaOptions of each, such as {@code -Xmx2g}
 * @param threads that each computes with; empty for one for each core
 * @param pinned whether each is bound to one core of its own, by {@code taskset}: to measure how queries scale
 * @param workerOptions further options of {@code io.mesquite.worker.WorkerMain}
 * @param logs a folder for what workers print, a file each; empty for this process's standard error
 */
public record ProcessOptions(
        int workers,
        List<String> javaOptions,
        OptionalInt threads,
        boolean pinned,
        List<String> workerOptions,
        Optional<Path> logs) {
    private static final String PLUGINS = "mesquite.plugins";

    public ProcessOptions {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers");
        }
        javaOptions = List.copyOf(javaOptions);
        workerOptions = List.copyOf(workerOptions);
    }

    /** A number of workers that share the cores. */
    public static ProcessOptions of(int workers) {
        return new ProcessOptions(workers, List.of(), OptionalInt.empty(), false, List.of(), Optional.empty());
    }

    public ProcessOptions withJavaOptions(List<String> options) {
        return new ProcessOptions(workers, options, threads, pinned, workerOptions, logs);
    }

    public ProcessOptions withThreads(int count) {
        return new ProcessOptions(workers, javaOptions, OptionalInt.of(count), pinned, workerOptions, logs);
    }

    public ProcessOptions withPinning() {
        return new ProcessOptions(workers, javaOptions, OptionalInt.of(1), true, workerOptions, logs);
    }

    public ProcessOptions withLogs(Path folder) {
        return new ProcessOptions(workers, javaOptions, threads, pinned, workerOptions, Optional.of(folder));
    }

    /** @param number of the worker among those that run, from 0 */
    List<String> command(String workerId, int number) {
        List<String> command = new ArrayList<>();
        if (pinned) {
            command.addAll(List.of(
                    "taskset",
                    "-c",
                    Integer.toString(number % Runtime.getRuntime().availableProcessors())));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(WorkerJava.OPTIONS);
        command.add("-Djava.awt.headless=true");
        // by default plugins are found beside the jars, as this process finds them
        Optional.ofNullable(System.getProperty(PLUGINS))
                .ifPresent(folder -> command.add("-D" + PLUGINS + "=" + folder));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("io.mesquite.worker.WorkerMain");
        command.addAll(List.of("--id", workerId));
        threads.ifPresent(count -> command.addAll(List.of("--threads", Integer.toString(count))));
        command.addAll(workerOptions);
        return command;
    }
}
