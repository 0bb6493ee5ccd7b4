package io.mesquite.server.http;

import io.mesquite.engine.disk.SpillSpace;
import io.mesquite.server.avatica.JdbcService;
import io.mesquite.server.engine.MesquiteEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What people and their tools look at: the page of queries, the same as JSON, and figures for Prometheus. */
public final class StatusPages {
    static final String KILL_PATH = "/queries/kill";

    private final MesquiteEngine engine;
    private final Metrics metrics;
    private final byte[] page;

    /** @param spill whose figures are shown */
    public StatusPages(MesquiteEngine engine, JdbcService jdbc, SpillSpace spill, String version) {
        this.engine = engine;
        this.metrics = new Metrics(engine, jdbc, spill);
        try (InputStream file = StatusPages.class.getResourceAsStream("queries.html")) {
            String html = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            this.page = html.replace("{version}", version).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer to a browser. */
    record Page(int status, String contentType, byte[] body) {
        static Page text(int status, String contentType, String text) {
            return new Page(status, contentType + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param arguments as in a URL after {@code ?}; may be null */
    Page get(String path, String arguments) {
        return switch (path) {
            case "/" -> new Page(200, "text/html; charset=utf-8", page);
            case "/queries" ->
                Page.text(200, "application/json", QueryJson.of(engine.queries().all()));
            case "/query" ->
                id(arguments)
                        .flatMap(engine.queries()::detail)
                        .map(query -> Page.text(200, "application/json", QueryJson.of(query)))
                        .orElseGet(() -> Page.text(404, "text/plain", "No such query is remembered\n"));
            case "/metrics" -> Page.text(200, "text/plain; version=0.0.4", metrics.text());
            default ->
                Page.text(404, "text/plain", "There is no page " + path + " here; the list of queries is at /\n");
        };
    }

    /**
     * Ends a query.
     *
     * @param user who looks at the page; empty where nobody has to log in
     */
    Page kill(String arguments, Optional<String> user) {
        String message = "The query was cancelled from the server's web page"
                + user.map(name -> " by user '" + name + "'").orElse("");
        boolean found = id(arguments)
                .filter(id -> engine.end(id, user.orElse(""), message))
                .isPresent();
        return found
                ? Page.text(200, "text/plain", "The query ends\n")
                : Page.text(404, "text/plain", "No such query is running\n");
    }

    private static Optional<String> id(String arguments) {
        return Optional.ofNullable(arguments)
                .filter(text -> text.startsWith("id="))
                .map(text -> text.substring(3));
    }
}
