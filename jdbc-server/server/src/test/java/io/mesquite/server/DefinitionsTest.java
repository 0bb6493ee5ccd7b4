package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users define, over the restart of a server with a folder of configuration. */
class DefinitionsTest {
    @TempDir
    private Path folder;

    private Path etc;

    @BeforeEach
    void makeFolders() throws IOException {
        etc = Files.createDirectories(folder.resolve("etc"));
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/items.csv"), "id,name\n1,apple\n2,pear\n");
        configure("");
    }

    private void configure(String lines) throws IOException {
        Files.writeString(etc.resolve("mesquite.properties"), "server.port=0\n" + lines);
    }

    private interface Session {
        void use(Statement statement) throws SQLException;
    }

    private void onServer(Session session) throws SQLException {
        onServer("", session);
    }

    private void onServer(String user, Session session) throws SQLException {
        Properties login = new Properties();
        if (!user.isEmpty()) {
            login.setProperty("user", user);
        }
        try (MesquiteServer server = MesquiteServer.start(ServerConfiguration.read(etc), Optional.empty());
                Connection connection = DriverManager.getConnection(server.url(), login);
                Statement statement = connection.createStatement()) {
            session.use(statement);
        }
    }

    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }

    private String createShop() {
        return "CREATE CATALOG shop USING files WITH (location = '" + folder.resolve("data")
                + "', \"listing-age\" = 60)";
    }

    @Test
    void catalogsAndViewsAreThereAfterARestart() throws SQLException {
        onServer(statement -> {
            assertEquals(0, statement.executeUpdate(createShop()));
            statement.execute("USE shop.default");
            statement.execute("CREATE VIEW fruits AS SELECT upper(name) AS fruit FROM items ORDER BY id");
        });
        assertTrue(Files.exists(etc.resolve("catalog/shop.properties")));
        onServer(statement -> {
            assertEquals("APPLE", first(statement, "SELECT fruit FROM shop.default.fruits WHERE fruit LIKE 'A%'"));
            assertEquals(
                    "files",
                    first(
                            statement,
                            "SELECT connector_name FROM system.metadata.catalogs WHERE catalog_name = 'shop'"));
            statement.execute("DROP VIEW shop.default.fruits");
            statement.execute("DROP CATALOG shop");
        });
        assertFalse(Files.exists(etc.resolve("catalog/shop.properties")));
        onServer(statement ->
                assertThrows(SQLException.class, () -> first(statement, "SELECT fruit FROM shop.default.fruits")));
    }

    @Test
    void aSecretIsNotToldByAnErrorOrAList() throws SQLException {
        onServer(statement -> {
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> statement.execute(
                            "CREATE CATALOG x USING files WITH (location = '/nowhere', \"s3.credentials-file\" ="
                                    + " 'TopSecret')"));
            assertFalse(refused.getMessage().contains("TopSecret"), refused.getMessage());
            assertEquals(
                    "0",
                    first(
                            statement,
                            "SELECT count(*) FROM system.runtime.queries WHERE query LIKE '%Top' || 'Secret%'"));
        });
    }

    @Test
    void aRefreshedTableShowsWhatIsThereNow() throws SQLException {
        onServer(statement -> {
            statement.execute(createShop());
            write("fruits/1.csv", "id,name\n1,apple\n2,pear\n");
            assertEquals("2", first(statement, "SELECT count(*) FROM shop.default.fruits"));
            write("fruits/2.csv", "id,name\n3,plum\n");
            assertEquals("2", first(statement, "SELECT count(*) FROM (SELECT * FROM shop.default.fruits) t"));
            statement.execute("REFRESH TABLE shop.default.fruits");
            assertEquals("3", first(statement, "SELECT count(*) FROM shop.default.fruits"));
            write("more.csv", "id\n1\n");
            statement.execute("REFRESH TABLE shop.default.MORE");
            assertEquals("1", first(statement, "SELECT count(*) FROM shop.default.more"));
        });
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve("data").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeData() {
        try {
            Files.delete(folder.resolve("data/items.csv"));
            Files.delete(folder.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCheckTellsTheStepThatFailsAndItsCure() throws SQLException, IOException {
        onServer(statement -> {
            statement.execute(createShop());
            try (ResultSet steps = statement.executeQuery("CHECK CATALOG shop")) {
                while (steps.next()) {
                    assertEquals("ok", steps.getString("Verdict"), steps.getString("Detail"));
                }
            }
            removeData();
            StringBuilder verdicts = new StringBuilder();
            try (ResultSet steps = statement.executeQuery("CHECK CATALOG shop")) {
                while (steps.next()) {
                    verdicts.append(steps.getString("Verdict")).append(' ');
                    if (steps.getString("Verdict").equals("failed")) {
                        assertTrue(steps.getString("Cure").contains("location"), steps.getString("Cure"));
                    }
                }
            }
            assertEquals("failed skipped skipped skipped ", verdicts.toString());
        });
    }
}
