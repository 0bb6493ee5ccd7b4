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
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.Base64;
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
        Files.writeString(etc.resolve("mesquite.properties"), "security.users-file=users\nserver.port=0\n");
        new UsersFile(etc.resolve("users")).put("ann", "secret");
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
    void pagesAreUnderTheSameLogin() throws Exception {
        String login = "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
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
