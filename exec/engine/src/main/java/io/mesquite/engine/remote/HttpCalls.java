package io.mesquite.engine.remote;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends requests to an {@link HttpEndpoint} of another process. Thread-safe; one serves the whole process. */
public final class HttpCalls {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Sends a request and waits for the answer.
     *
     * @throws IOException where the other side can't be reached, or does not answer in time: another try may help
     * @throws MesquiteException what the other side answered instead
     */
    public byte[] post(String url, String secret, byte[] body, Duration timeout) throws IOException {
        try {
            return check(client.send(request(url, secret, body, timeout), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** As {@link #post}, without waiting: fails with what that throws. */
    public CompletableFuture<byte[]> postAsync(String url, String secret, byte[] body, Duration timeout) {
        return client.sendAsync(request(url, secret, body, timeout), BodyHandlers.ofByteArray())
                .thenApply(HttpCalls::check);
    }

    /** What a failed future failed with. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static HttpRequest request(String url, String secret, byte[] body, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(url))
                .header(HttpEndpoint.SECRET, secret)
                .timeout(timeout)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] check(HttpResponse<byte[]> response) {
        if (response.statusCode() == 200) {
            return response.body();
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        Optional<ErrorCode> code = end < 0 ? Optional.empty() : code(text.substring(0, end));
        throw code.map(known -> new MesquiteException(known, text.substring(end + 1)))
                .orElseGet(() -> new MesquiteException(
                        ErrorCode.INTERNAL_ERROR,
                        "Another process of Mesquite answered with HTTP status " + response.statusCode() + ": "
                                + text));
    }

    private static Optional<ErrorCode> code(String name) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
