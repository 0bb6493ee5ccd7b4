package io.mesquite.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A program such as {@code less} through which rows are read page by page, and sideways. It takes rows as fast as the user reads
 * them, so that those not yet looked at are held nowhere.
 */
final class Pager implements AutoCloseable {
    private static final List<String> LESS = List.of("less", "-S", "-X");

    private final Process process;
    private final PrintStream out;

    private Pager(Process process) {
        this.process = process;
        this.out = new PrintStream(new BufferedOutputStream(process.getOutputStream()), false, StandardCharsets.UTF_8);
    }

    /** Starts what {@code PAGER} names, or less; empty where there is none. */
    static Optional<Pager> start() {
        String chosen = System.getenv("PAGER");
        List<String> command = chosen == null || chosen.isBlank() ? LESS : List.of("sh", "-c", chosen);
        try {
            return Optional.of(new Pager(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()));
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    /** Reports an error by {@link PrintStream#checkError} once the user has left the pager. */
    PrintStream out() {
        return out;
    }

    /** Waits for the user to leave it. */
    @Override
    public void close() {
        out.close();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
