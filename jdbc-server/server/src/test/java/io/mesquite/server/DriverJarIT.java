package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver's jar as people get it: alone on the class path of a JVM, with nothing in it that could meet another library. */
final class DriverJarIT {
    private static final String CLIENT =
            """
            import java.sql.*;
            import java.util.ServiceLoader;

            public class Client {
                public static void main(String[] arguments) throws Exception {
                    for (Driver driver : ServiceLoader.load(Driver.class)) {
                        System.out.println(driver.getClass().getName());
                    }
                    try (Connection connection = DriverManager.getConnection(arguments[0] + "/tpch/tiny", "ann", "");
                            PreparedStatement statement = connection.prepareStatement(
                                    "SELECT count(*), min(o_orderdate), sum(o_totalprice) FROM orders WHERE o_orderkey < ?")) {
                        statement.setLong(1, 100);
                        ResultSet rows = statement.executeQuery();
                        rows.next();
                        System.out.println(rows.getLong(1) + " " + rows.getDate(2) + " " + rows.getBigDecimal(3).scale());
                        System.out.println(connection.getMetaData().getDriverVersion());
                        try {
                            connection.createStatement().executeQuery("SELECT nothing FROM orders");
                        } catch (SQLException e) {
                            System.out.println(e.getSQLState());
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private static File jar() throws IOException {
        Path module = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(module.resolve("jdbc-server/driver"))) {
            module = module.getParent();
        }
        String name = "mesquite-jdbc-" + MesquiteServer.version() + ".jar";
        File jar = module.resolve("jdbc-server/driver/target").resolve(name).toFile();
        assertTrue(jar.exists(), jar + " is made by the driver's package phase");
        return jar;
    }

    @Test
    void everythingInItIsMesquitesOwn() throws IOException {
        try (JarFile jar = new JarFile(jar())) {
            List<String> names = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
            assertTrue(names.contains("io/mesquite/jdbc/MesquiteDriver.class"));
            assertEquals(
                    List.of(),
                    names.stream()
                            .filter(name -> !name.startsWith("io/mesquite/jdbc/") && !name.startsWith("META-INF/"))
                            .toList());
            assertEquals(
                    List.of(),
                    names.stream()
                            .filter(name -> name.startsWith("META-INF/") && name.endsWith(".class"))
                            .toList());
            assertEquals(
                    List.of("META-INF/services/java.sql.Driver"),
                    names.stream()
                            .filter(name -> name.startsWith("META-INF/services/"))
                            .toList());
            byte[] service = jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver"))
                    .readAllBytes();
            assertEquals("io.mesquite.jdbc.MesquiteDriver", new String(service, StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void aJvmWithNothingElseConnectsAndQueries() throws Exception {
        Path source = Files.writeString(folder.resolve("Client.java"), CLIENT);
        try (MesquiteServer server =
                MesquiteServer.start(ServerConfiguration.defaults().withPort(0), Optional.empty())) {
            Process client = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx128m",
                            "-cp",
                            jar().getPath(),
                            source.toString(),
                            server.url())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(client.waitFor(60, TimeUnit.SECONDS));
            assertEquals(
                    List.of("io.mesquite.jdbc.MesquiteDriver", "27 1992-02-21 2", MesquiteServer.version(), "42703"),
                    output.lines().toList());
        }
    }
}
