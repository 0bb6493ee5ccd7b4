package io.mesquite.mesos.testing;

import com.sun.net.httpserver.HttpExchange;
import io.mesquite.mesos.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An executor of an agent: a real process in a sandbox of its own. */
final class TestExecutor {
    final String id;
    final double cpus;
    final double memory;
    final Path sandbox;
    /** Launches and kills that came before it had subscribed. */
    final List<Json> waiting = new ArrayList<>();

    Process process;
    EventWriter stream;
    HttpExchange exchange;
    boolean hasEnded;

    TestExecutor(String id, double cpus, double memory, Path sandbox) {
        this.id = id;
        this.cpus = cpus;
        this.memory = memory;
        this.sandbox = sandbox;
    }

    void send(Json event) {
        if (stream == null) {
            waiting.add(event);
        } else {
            stream.send(event);
        }
    }

    /** Fetches and starts; takes its time. */
    void start(Json command, Map<String, String> environment) throws IOException {
        Files.createDirectories(sandbox);
        for (Json uri : command.at("uris").elements()) {
            fetch(uri.at("value").requiredText("uri"));
        }
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", "-c", command.at("value").requiredText("command"));
        builder.directory(sandbox.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        for (Json variable : command.at("environment", "variables").elements()) {
            builder.environment()
                    .put(
                            variable.at("name").requiredText("name"),
                            variable.at("value").requiredText("value"));
        }
        builder.redirectOutput(sandbox.resolve("stdout").toFile());
        builder.redirectError(sandbox.resolve("stderr").toFile());
        process = builder.start();
        process.getOutputStream().close();
    }

    private void fetch(String uri) throws IOException {
        try (InputStream in = URI.create(uri).toURL().openStream();
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = sandbox.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    void kill() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
