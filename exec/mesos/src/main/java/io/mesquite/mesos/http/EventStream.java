package io.mesquite.mesos.http;

import io.mesquite.mesos.protocol.ProtocolException;
import io.mesquite.mesos.protocol.RecordDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One connection over which events come, from the answer to a SUBSCRIBE until it ends or is closed. */
final class EventStream implements AutoCloseable {
    /** Until the answer begins; it may then go on for ever. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final HttpResponse<InputStream> response;

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /**
     * Sends the call; the answer may be one that carries no events.
     *
     * @throws IOException when nobody answers
     */
    static EventStream open(HttpClient client, URI address, byte[] call, Optional<String> authorization)
            throws IOException, InterruptedException {
        return new EventStream(
                client.send(request(address, call, authorization).build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** A call as Mesos wants it: with exactly these types. */
    static HttpRequest.Builder request(URI address, byte[] call, Optional<String> authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(call));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** What a server says that does not open a stream. */
    String refusal() {
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(1000), StandardCharsets.UTF_8).strip();
            return status() + (text.isEmpty() ? "" : " " + text);
        } catch (IOException e) {
            return Integer.toString(status());
        }
    }

    /**
     * Gives out records until the stream ends.
     *
     * @return why it ended, for people
     */
    String readAll(Consumer<byte[]> records) {
        RecordDecoder decoder = new RecordDecoder(records);
        byte[] buffer = new byte[1 << 16];
        try (InputStream body = response.body()) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                decoder.accept(buffer, 0, count);
            }
            return decoder.atBoundary() ? "the stream of events ended" : "the stream of events was cut off";
        } catch (ProtocolException e) {
            return "the stream of events can't be read: " + e.getMessage();
        } catch (IOException e) {
            return "the stream of events broke: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            // it is of no more use, closed or not
        }
    }
}
