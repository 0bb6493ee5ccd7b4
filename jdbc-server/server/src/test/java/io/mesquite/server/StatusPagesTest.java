package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.engine.QueryInfo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a browser gets: the list of queries, a query with its plan, and the button that ends it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StatusPagesTest {
    private static MesquiteServer server;

    @BeforeAll
    static void start() {
        server = MesquiteServer.start(ServerConfiguration.defaults().withPort(0), Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> ask(String method, String path) throws Exception {
        URI uri = URI.create(server.url().replace("jdbc:mesquite:", "http:") + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Optional<QueryInfo> query(String sql) {
        return server.local().engine().queries().all().stream()
                .filter(query -> query.sql().equals(sql))
                .findFirst();
    }

    @Test
    void aQueryThatHasEndedShowsItsPlanWithWhatWasMeasured() throws Exception {
        String sql = "SELECT r_name, count(*) FROM tpch.tiny.region GROUP BY r_name";
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            var rows = statement.executeQuery(sql);
            while (rows.next()) {
                assertEquals(1, rows.getInt(2));
            }
        }
        HttpResponse<String> answer =
                ask("GET", "/query?id=" + query(sql).orElseThrow().id());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"state\":\"FINISHED\""), answer.body());
        assertTrue(answer.body().contains("Scan tpch.tiny.region"), answer.body());
        assertTrue(answer.body().contains("5 rows read"), answer.body());
        assertEquals(404, ask("GET", "/query?id=q0").statusCode());
        assertEquals(404, ask("GET", "/query").statusCode());
    }

    @Test
    void theButtonEndsARunningQuery() throws Exception {
        String sql = "SELECT count(*) FROM tpch.sf100.lineitem WHERE l_comment LIKE '%zzzz%'";
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            CompletableFuture<SQLException> failure = CompletableFuture.supplyAsync(
                    () -> assertThrows(SQLException.class, () -> statement.executeQuery(sql)));
            while (query(sql).isEmpty() || query(sql).get().progress().splitsKnown() == 0) {
                Thread.sleep(20);
            }
            String id = query(sql).get().id();
            String running = ask("GET", "/query?id=" + id).body();
            assertTrue(running.contains("\"active\":true"), running);
            assertTrue(running.contains("Scan tpch.sf100.lineitem"), running);
            assertEquals(200, ask("POST", "/queries/kill?id=" + id).statusCode());
            assertEquals("57014", failure.get().getSQLState());
            assertTrue(
                    failure.get().getMessage().contains("web page"),
                    failure.get().getMessage());
            assertEquals(404, ask("POST", "/queries/kill?id=" + id).statusCode());
            assertTrue(ask("GET", "/query?id=" + id).body().contains("\"state\":\"CANCELLED\""));
            assertFalse(query(sql).get().isActive());
        }
    }
}
