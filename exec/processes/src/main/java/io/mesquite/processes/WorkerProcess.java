package io.mesquite.processes;

import io.mesquite.coordinator.cluster.TaskOutcome;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker process, and the lines that go to and fro, see {@code io.mesquite.worker.WorkerMain}. Thread-safe. */
final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    private final String id;
    private final int number;
    private final Process process;
    private final Writer input;
    private final Listener listener;
    private final Instant since = Instant.now();
    private final Set<String> tasks = new HashSet<>();
    private boolean ready;

    /** Who started it. Calls come from the thread that reads its output. */
    interface Listener {
        void ready(WorkerProcess worker);

        void taskEnded(String taskId, TaskOutcome outcome, String message);

        /**
         * The process has ended.
         *
         * @param unfinished tasks that had been launched on it
         */
        void exited(WorkerProcess worker, int status, Set<String> unfinished);
    }

    private WorkerProcess(String id, int number, Process process, Listener listener) {
        this.id = id;
        this.number = number;
        this.process = process;
        this.listener = listener;
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    static WorkerProcess start(ProcessOptions options, String id, int number, Listener listener) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(options.command(id, number));
        if (options.logs().isPresent()) {
            builder.redirectError(options.logs().get().resolve(id + ".log").toFile());
        } else {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        WorkerProcess worker = new WorkerProcess(id, number, builder.start(), listener);
        Thread thread = new Thread(worker::readLines, "mesquite-worker-" + id);
        thread.setDaemon(true);
        thread.start();
        return worker;
    }

    String id() {
        return id;
    }

    int number() {
        return number;
    }

    long pid() {
        return process.pid();
    }

    Instant since() {
        return since;
    }

    synchronized boolean isReady() {
        return ready;
    }

    synchronized int tasks() {
        return tasks.size();
    }

    /** Says whether the process could be told. */
    boolean launch(String taskId, byte[] payload) {
        synchronized (this) {
            tasks.add(taskId);
        }
        return send("launch " + taskId + " " + Base64.getEncoder().encodeToString(payload));
    }

    void kill(String taskId) {
        send("kill " + taskId);
    }

    /** Lets it end by itself, and where it does not soon, by force. */
    void stop() {
        try {
            input.close();
        } catch (IOException e) {
            LOG.debug("{} had ended", id, e);
        }
        process.onExit().orTimeout(2, TimeUnit.SECONDS).exceptionally(late -> {
            process.destroyForcibly();
            return process;
        });
    }

    private boolean send(String line) {
        try {
            synchronized (input) {
                input.write(line);
                input.write('\n');
                input.flush();
            }
            return true;
        } catch (IOException e) {
            LOG.debug("{} can't be told", id, e);
            return false;
        }
    }

    private void readLines() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                read(line.split(" ", 4));
            }
        } catch (IOException e) {
            LOG.debug("{} says no more", id, e);
        }
        process.destroyForcibly();
        Set<String> unfinished;
        synchronized (this) {
            unfinished = Set.copyOf(tasks);
            tasks.clear();
            ready = false;
        }
        listener.exited(this, process.onExit().join().exitValue(), unfinished);
    }

    private void read(String[] words) {
        switch (words[0]) {
            case "ready" -> {
                synchronized (this) {
                    ready = true;
                }
                listener.ready(this);
            }
            case "ended" -> {
                boolean known;
                synchronized (this) {
                    known = tasks.remove(words[1]);
                }
                if (known) {
                    listener.taskEnded(words[1], TaskOutcome.valueOf(words[2]), words.length > 3 ? words[3] : "");
                }
            }
            default -> LOG.debug("{}: {}", id, words[0]);
        }
    }
}
