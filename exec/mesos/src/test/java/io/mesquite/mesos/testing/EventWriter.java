package io.mesquite.mesos.testing;

import com.sun.net.httpserver.HttpExchange;
import io.mesquite.mesos.protocol.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The stream of events that a SUBSCRIBE is answered with: RecordIO, cut into pieces at random bytes. */
final class EventWriter {
    private static final Json HEARTBEAT = Json.object("type", "HEARTBEAT");
    private static final Json END = Json.object();

    private final BlockingQueue<Json> events = new LinkedBlockingQueue<>();
    private final Random random;
    private final long heartbeatMillis;
    private volatile boolean ended;

    EventWriter(Random random, long heartbeatMillis) {
        this.random = random;
        this.heartbeatMillis = heartbeatMillis;
    }

    void send(Json event) {
        events.add(event);
    }

    /** After what was sent, the stream ends as a clean one does. */
    void end() {
        events.add(END);
    }

    /** Breaks the stream at once. */
    void breakOff(HttpExchange exchange) {
        ended = true;
        events.add(END);
        exchange.close();
    }

    /** Writes until the stream ends; the exchange's headers are sent. */
    void run(HttpExchange exchange) {
        try (OutputStream out = exchange.getResponseBody()) {
            while (!ended) {
                Json event = events.poll(heartbeatMillis, TimeUnit.MILLISECONDS);
                if (event == END) {
                    return;
                }
                write(out, event == null ? HEARTBEAT : event);
            }
        } catch (IOException e) {
            // the other side is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(OutputStream out, Json event) throws IOException {
        byte[] body = event.utf8();
        byte[] length = (body.length + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] record = new byte[length.length + body.length];
        System.arraycopy(length, 0, record, 0, length.length);
        System.arraycopy(body, 0, record, length.length, body.length);
        int position = 0;
        for (int cuts = random.nextInt(3); cuts > 0 && position < record.length - 1; cuts--) {
            int count = 1 + random.nextInt(record.length - position - 1);
            out.write(record, position, count);
            out.flush();
            position += count;
        }
        out.write(record, position, record.length - position);
        out.flush();
    }
}
