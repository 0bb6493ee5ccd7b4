package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.login.UsersFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for logins, and what one without users gives to browsers. */
final class JdbcLoginTest {
    @TempDir
    private static Path etc;

    private static MesquiteServer server;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(
                etc.resolve("mesquite.properties"),
                "security.users-file=users\nsecurity.administrators=ann\nserver.port=0\n");
        UsersFile users = new UsersFile(etc.resolve("users"));
        for (String user : List.of("ann", "eve", "joe")) {
            users.put(user, "secret");
        }
        server = MesquiteServer.start(ServerConfiguration.read(etc), Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aUserWithTheRightPasswordConnects() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url() + "/tpch/tiny", "ann", "secret");
                var rows = connection.createStatement().executeQuery("SELECT current_user")) {
            assertTrue(rows.next());
            assertEquals("ann", rows.getString(1));
            assertEquals("ann", connection.getMetaData().getUserName());
        }
    }

    @Test
    void othersGetTheStateOfFailedLogins() {
        for (String[] login : new String[][] {{"ann", "Secret"}, {"ann", null}, {"bob", "secret"}, {null, null}}) {
            SQLException failure = assertThrows(
                    SQLInvalidAuthorizationSpecException.class,
                    () -> DriverManager.getConnection(server.url(), login[0], login[1]));
            assertEquals("28000", failure.getSQLState());
            assertTrue(failure.getMessage().contains("password"), failure.getMessage());
        }
    }

    @Test
    void usersEndTheirOwnQueriesAndAdministratorsAll() throws Exception {
        for (String owner : new String[] {"eve", "joe"}) {
            try (Connection connection = DriverManager.getConnection(server.url() + "/tpch/sf1", owner, "secret");
                    Connection others = DriverManager.getConnection(server.url(), "joe", "secret");
                    Connection ann = DriverManager.getConnection(server.url(), "ann", "secret");
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT l_comment FROM lineitem")) {
                assertTrue(rows.next());
                String id = server.local().engine().queries().all().get(0).id();
                if (owner.equals("eve")) {
                    SQLException refused = assertThrows(
                            SQLException.class, () -> others.createStatement().execute("KILL QUERY '" + id + "'"));
                    assertEquals("42501", refused.getSQLState(), refused.getMessage());
                    assertEquals(403, post("/queries/kill?id=" + id, "joe").statusCode());
                    ann.createStatement().execute("KILL QUERY '" + id + "'");
                } else {
                    assertEquals(200, post("/queries/kill?id=" + id, "joe").statusCode());
                }
                SQLException ended = assertThrows(SQLException.class, () -> {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                });
                assertEquals("57014", ended.getSQLState(), ended.getMessage());
            }
        }
    }

    @Test
    void onlyAdministratorsChangeCatalogs() throws SQLException {
        try (Connection eve = DriverManager.getConnection(server.url(), "eve", "secret");
                Connection ann = DriverManager.getConnection(server.url(), "ann", "secret")) {
            SQLException refused = assertThrows(
                    SQLException.class, () -> eve.createStatement().execute("CREATE CATALOG more USING tpch"));
            assertEquals("42501", refused.getSQLState(), refused.getMessage());
            ann.createStatement().execute("CREATE CATALOG more USING tpch");
            assertThrows(SQLException.class, () -> eve.createStatement().execute("DROP CATALOG more"));
            ann.createStatement().execute("DROP CATALOG more");
        }
    }

    @Test
    void pagesAreUnderTheSameLogin() throws Exception {
        String login = basic("ann");
        for (String path : new String[] {"/", "/queries", "/metrics", "/nothing"}) {
            HttpResponse<String> asked = get(server, path);
            assertEquals(401, asked.statusCode());
            assertTrue(asked.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic "));
            assertEquals(
                    path.equals("/nothing") ? 404 : 200,
                    get(server, path, "Authorization", login).statusCode());
        }
        HttpRequest kill = HttpRequest.newBuilder(page(server, "/queries/kill?id=q1"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertEquals(
                401,
                HttpClient.newHttpClient()
                        .send(kill, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void pagesOfOtherSitesMayNotUseTheServer() throws Exception {
        try (MesquiteServer open =
                MesquiteServer.start(ServerConfiguration.defaults().withPort(0), Optional.empty())) {
            assertEquals(200, get(open, "/queries").statusCode());
            assertEquals(
                    403, get(open, "/queries", "Origin", "https://example.com").statusCode());
            HttpRequest kill = HttpRequest.newBuilder(page(open, "/queries/kill?id=q1"))
                    .header("Origin", "https://example.com")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertEquals(
                    403,
                    HttpClient.newHttpClient()
                            .send(kill, HttpResponse.BodyHandlers.ofString())
                            .statusCode());
        }
    }

    private static HttpResponse<String> post(String path, String user) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page(server, path))
                .header("Authorization", basic(user))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    private static URI page(MesquiteServer of, String path) {
        return URI.create(of.url().replace("jdbc:mesquite:", "http:") + path);
    }

    private static HttpResponse<String> get(MesquiteServer of, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(page(of, path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
