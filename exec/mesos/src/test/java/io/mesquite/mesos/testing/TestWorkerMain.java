package io.mesquite.mesos.testing;

import io.mesquite.mesos.cluster.WorkerEnvironment;
import io.mesquite.mesos.executor.ExecutorEnvironment;
import io.mesquite.mesos.executor.MesosExecutor;
import io.mesquite.mesos.executor.TaskReports;
import io.mesquite.mesos.executor.TaskRunner;
import io.mesquite.mesos.protocol.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A worker whose tasks do what their payload says: {@code finish}, {@code fail}, {@code wait}, or {@code exit}. */
public final class TestWorkerMain {
    private TestWorkerMain() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Duration idle = Duration.ofSeconds(Long.parseLong(environment.get(WorkerEnvironment.ORPHAN_SECONDS)));
        MesosExecutor executor =
                new MesosExecutor(ExecutorEnvironment.of(environment), idle, (host, reports) -> new Runner(reports));
        System.exit(executor.run());
    }

    private record Runner(TaskReports reports, Map<String, Thread> waiting) implements TaskRunner {
        Runner(TaskReports reports) {
            this(reports, new ConcurrentHashMap<>());
        }

        @Override
        public void launch(String taskId, byte[] payload) {
            Thread thread = new Thread(() -> run(taskId, new String(payload, StandardCharsets.UTF_8)));
            waiting.put(taskId, thread);
            thread.start();
        }

        private void run(String taskId, String what) {
            reports.changed(taskId, TaskState.RUNNING, "");
            switch (what) {
                case "finish" -> reports.changed(taskId, TaskState.FINISHED, "");
                case "fail" -> reports.changed(taskId, TaskState.FAILED, "as it was told");
                case "exit" -> Runtime.getRuntime().halt(3);
                default -> {
                    try {
                        Thread.sleep(600_000);
                    } catch (InterruptedException e) {
                        reports.changed(taskId, TaskState.KILLED, "killed");
                    }
                }
            }
        }

        @Override
        public void kill(String taskId) {
            waiting.get(taskId).interrupt();
        }

        @Override
        public void close() {
            waiting.values().forEach(Thread::interrupt);
        }
    }
}
