package io.mesquite.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Mesquite server of its own process, on a free port of loopback, that ends with this object. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "ready: ";

    private final Process process;
    private final String url;

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static ServerProcess start(Path launcher, Path data) throws IOException {
        Process process = new ProcessBuilder(
                        List.of(launcher.toString(), "server", "--data", data.toString(), "--port", "0"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        for (String line; (line = output.readLine()) != null; ) {
            if (line.startsWith(READY)) {
                return new ServerProcess(process, line.substring(READY.length()));
            }
        }
        throw new IOException("the server ended before it was ready");
    }

    String url() {
        return url;
    }

    /** The most heap that it had in use at one time, garbage included. */
    long peakHeapBytes() throws IOException {
        return PeakHeap.of(process.pid());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
