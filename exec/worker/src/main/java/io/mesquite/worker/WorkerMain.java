package io.mesquite.worker;

import io.mesquite.engine.disk.SpillSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worker whose tasks come on standard input and which tells of them on standard output, a line each, so that nobody but the process that
 * started it can give it tasks. It ends when its input does, so that no worker is left behind.
 *
 * <pre>
 * in:   launch TASK BASE64   kill TASK
 * out:  ready PORT   running TASK   ended TASK OUTCOME MESSAGE
 * </pre>
 *
 * Options: {@code --id ID --host HOST --bind ADDRESS --port PORT --threads N --spill-directory PATH --spill-max-bytes N
 * --spill-force-above N}.
 */
public final class WorkerMain {
    /** So long a worker that is to end has to remove its files. */
    private static final long CLOSE_MILLIS = 1000;

    private WorkerMain() {}

    /** Runs until standard input ends. */
    public static void main(String[] args) throws IOException {
        // whatever a library prints must not get between the lines
        PrintStream out = System.out;
        System.setOut(System.err);
        Worker worker = Worker.start(options(args), new Lines(out));
        say(out, "ready " + worker.address().port());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("launch") && words.length == 3) {
                worker.launch(words[1], Base64.getDecoder().decode(words[2]));
            } else if (words[0].equals("kill") && words.length == 2) {
                worker.kill(words[1]);
            } else {
                System.err.println("not understood: " + words[0]);
            }
        }
        close(worker);
        // other threads may hang in a store: nothing of this process is of use any more
        Runtime.getRuntime().halt(0);
    }

    private static void close(Worker worker) {
        Thread closing = new Thread(worker::close, "mesquite-worker-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The options that make a worker spill like this. */
    public static List<String> spillOptions(SpillSettings spill) {
        List<String> options = new ArrayList<>(
                List.of("--spill-directory", spill.directory().toAbsolutePath().toString()));
        if (spill.maximumBytes() != Long.MAX_VALUE) {
            options.addAll(List.of("--spill-max-bytes", Long.toString(spill.maximumBytes())));
        }
        if (spill.forceAbove() != Long.MAX_VALUE) {
            options.addAll(List.of("--spill-force-above", Long.toString(spill.forceAbove())));
        }
        return options;
    }

    private static SpillSettings spill(Map<String, String> given) {
        SpillSettings standard = SpillSettings.defaults();
        return new SpillSettings(
                Optional.ofNullable(given.get("--spill-directory"))
                        .map(Path::of)
                        .orElse(standard.directory()),
                Optional.ofNullable(given.get("--spill-max-bytes"))
                        .map(Long::valueOf)
                        .orElse(standard.maximumBytes()),
                Optional.ofNullable(given.get("--spill-force-above"))
                        .map(Long::valueOf)
                        .orElse(standard.forceAbove()));
    }

    static WorkerOptions options(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            given.put(args[i], args[i + 1]);
        }
        WorkerOptions standard = WorkerOptions.onLoopback();
        String bind = given.getOrDefault("--bind", standard.bindHost());
        return new WorkerOptions(
                given.getOrDefault("--id", standard.id()),
                given.getOrDefault("--host", standard.host()),
                bind,
                Integer.parseInt(given.getOrDefault("--port", "0")),
                Optional.ofNullable(given.get("--threads")).map(Integer::valueOf),
                Optional.empty(),
                spill(given));
    }

    private static void say(PrintStream out, String line) {
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }

    private record Lines(PrintStream out) implements TaskListener {
        @Override
        public void running(String taskId) {
            say(out, "running " + taskId);
        }

        @Override
        public void ended(String taskId, Outcome outcome, String message) {
            say(out, "ended " + taskId + " " + outcome + " " + message.replaceAll("\\s+", " "));
        }
    }
}
