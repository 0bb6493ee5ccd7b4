package io.mesquite.mesos.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mesquite.mesos.protocol.FrameworkDescription;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.SchedulerEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerConnectionTest {
    private static final String SUBSCRIBED =
            "{\"type\":\"SUBSCRIBED\",\"subscribed\":{\"framework_id\":{\"value\":\"f-1\"}}}";

    @TempDir
    private Path folder;

    private final List<HttpServer> servers = new ArrayList<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private String master(String name, Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/api/v1/scheduler", exchange -> {
            requests.add(name + " " + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Mesos-Stream-Id"));
            exchange.getRequestBody().readAllBytes();
            answer.to(exchange);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static Answer status(int status, String text) {
        return exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    private static Answer redirect(String leader) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", "//" + leader + "/api/v1/scheduler");
            exchange.sendResponseHeaders(307, -1);
        };
    }

    /** Answers a first request with a stream of one event, and further ones with 202. */
    private static Answer leads() {
        return exchange -> {
            if (exchange.getRequestHeaders().containsKey("Mesos-Stream-Id")) {
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            exchange.getResponseHeaders().set("Mesos-Stream-Id", "s-1");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write((SUBSCRIBED.length() + "\n" + SUBSCRIBED).getBytes(StandardCharsets.UTF_8));
        };
    }

    private SchedulerConnection open(String masters, HttpAccess access) {
        FrameworkDescription framework = new FrameworkDescription(
                "ann", "mesquite", "*", Optional.empty(), Duration.ofDays(1), false, Optional.empty());
        return SchedulerConnection.open(
                MasterFinder.parse(masters),
                access,
                new SchedulerCall.Subscribe(framework, Optional.empty(), false),
                new SchedulerConnection.Listener() {
                    @Override
                    public void event(SchedulerConnection from, SchedulerEvent event) {
                        told.add(event.toString());
                        from.send(new SchedulerCall.Revive());
                        from.flush(Duration.ofSeconds(10));
                    }

                    @Override
                    public void closed(SchedulerConnection from, String reason) {
                        told.add("closed " + reason);
                    }

                    @Override
                    public void refused(SchedulerConnection from, SchedulerCall call, String reason) {
                        told.add("refused " + call.type() + " " + reason);
                    }
                });
    }

    private String next(BlockingQueue<String> queue) throws InterruptedException {
        String text = queue.poll(20, TimeUnit.SECONDS);
        assertTrue(text != null, "nothing came");
        return text;
    }

    private HttpAccess login() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        return HttpAccess.of(Optional.of("ann"), Optional.of(secret), Optional.empty());
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("ann:s3cret".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void aCallCarriesTheIdOfItsStreamAndTheLogin() throws Exception {
        open(master("m", leads()), login());
        assertTrue(next(told).startsWith("Subscribed[frameworkId=f-1"));
        assertEquals("m " + basic() + " null", next(requests));
        assertEquals("m " + basic() + " s-1", next(requests));
        assertTrue(next(told).endsWith("the stream of events ended"));
    }

    @Test
    void aMasterThatDoesNotLeadSaysWhoDoes() throws Exception {
        String leader = master("leader", leads());
        String follower = master("follower", redirect(leader));
        open(follower + "," + leader, login());
        assertTrue(next(told).startsWith("Subscribed"));
        assertEquals("follower " + basic() + " null", next(requests));
        assertEquals("leader " + basic() + " null", next(requests));
    }

    @Test
    void aLeaderThatIsNotConfiguredGetsNoLogin() throws Exception {
        String leader = master("leader", status(401, "who are you?"));
        open(master("follower", redirect(leader)), login());
        assertEquals(
                "closed " + leader
                        + " answers 401 who are you?; it leads but is not among mesos.masters, and gets no login for that reason",
                next(told));
        next(requests);
        assertEquals("leader null null", next(requests));
    }

    @Test
    void mastersThatAreDownOrDoNotKnowTheLeaderArePassed() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        open(
                "127.0.0.1:" + port + "," + master("new", status(503, "No leading master")) + ","
                        + master("m", leads()),
                HttpAccess.plain());
        assertTrue(next(told).startsWith("Subscribed"));
    }

    @Test
    void redirectsInACircleEnd() throws Exception {
        List<String> other = new ArrayList<>();
        String first = master("first", exchange -> redirect(other.get(0)).to(exchange));
        other.add(master("second", redirect(first)));
        open(first, HttpAccess.plain());
        assertTrue(next(told).contains(" answers 307"));
    }

    @Test
    void aCallThatIsNotTakenIsTold() throws Exception {
        open(
                master("m", exchange -> {
                    if (exchange.getRequestHeaders().containsKey("Mesos-Stream-Id")) {
                        status(400, "The stream ID didn't match").to(exchange);
                    } else {
                        leads().to(exchange);
                    }
                }),
                HttpAccess.plain());
        assertTrue(next(told).startsWith("Subscribed"));
        assertEquals("refused REVIVE 400 The stream ID didn't match", next(told));
    }
}
