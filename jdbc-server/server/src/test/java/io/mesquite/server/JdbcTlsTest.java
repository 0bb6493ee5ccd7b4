package io.mesquite.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate that no authority signed, as a company's own would be. */
final class JdbcTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path etc;

    private static Path certificate;
    private static MesquiteServer server;

    @BeforeAll
    static void start() throws Exception {
        certificate = etc.resolve("server.pem");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=mesquite",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-alias",
                "mesquite");
        keytool("-exportcert", "-rfc", "-alias", "mesquite", "-file", certificate.toString());
        Files.writeString(etc.resolve("password"), PASSWORD + "\n");
        Files.writeString(
                etc.resolve("mesquite.properties"),
                "security.key-store=keys.p12\nsecurity.key-store-password-file=password\nserver.port=0\n");
        server = MesquiteServer.start(ServerConfiguration.read(etc), Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", etc.resolve("keys.p12").toString(), "-storepass", PASSWORD));
        Path output = etc.resolve("keytool.log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertEquals(0, status, () -> output + " of " + command);
    }

    @Test
    void aClientThatTrustsTheCertificateReadsRows() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url() + "&sslRootCert=" + certificate);
                ResultSet rows = connection.createStatement().executeQuery("SELECT c_name FROM tpch.tiny.customer")) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertEquals(1500, count);
            assertTrue(connection.isValid(5));
        }
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateSaysWhatToDo() {
        SQLException failure = assertThrows(SQLException.class, () -> DriverManager.getConnection(server.url()));
        assertTrue(failure.getSQLState().startsWith("08"), failure.getSQLState());
        assertTrue(failure.getMessage().contains("sslRootCert"), failure.getMessage());
    }

    @Test
    void theCertificateMustBeOfTheHost() {
        String url = server.url().replace("127.0.0.1", "localhost") + "&sslRootCert=" + certificate;
        SQLException failure = assertThrows(SQLException.class, () -> DriverManager.getConnection(url));
        assertTrue(failure.getMessage().contains("localhost"), failure.getMessage());
    }

    @Test
    void aPlainClientGetsAnErrorAndNotAHang() {
        String url = server.url().replace("/?ssl=true", "");
        SQLException failure = assertThrows(SQLException.class, () -> DriverManager.getConnection(url));
        assertTrue(failure.getSQLState().startsWith("08"), failure.getSQLState());
    }

    @Test
    void anEncryptedClientOfAServerThatSpeaksNoTlsSaysSo() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answer = new Thread(() -> {
                try (Socket client = plain.accept()) {
                    client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    client.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            answer.start();
            String url = "jdbc:mesquite://127.0.0.1:" + plain.getLocalPort() + "/?ssl=true";
            SQLException failure = assertThrows(SQLException.class, () -> DriverManager.getConnection(url));
            assertTrue(failure.getMessage().contains("can't be encrypted"), failure.getMessage());
            answer.join();
        }
    }

    @Test
    void propertiesThatMeanNothingAreRefused() throws Exception {
        Path noCertificates = Files.writeString(etc.resolve("empty.pem"), "nothing\n");
        for (String wrong : List.of(
                server.url().replace("ssl=true", "ssl=maybe"),
                server.url() + "&sslRootCert=" + etc.resolve("missing.pem"),
                server.url() + "&sslRootCert=" + noCertificates)) {
            SQLException failure = assertThrows(SQLException.class, () -> DriverManager.getConnection(wrong));
            assertEquals("08001", failure.getSQLState(), failure.getMessage());
        }
    }

    @Test
    void aKeyStoreThatCannotBeReadStopsTheStart() throws Exception {
        for (String wrong : List.of(
                "security.key-store=missing.p12",
                "security.key-store=keys.p12",
                "security.key-store=keys.p12\nsecurity.key-store-password-file=server.pem")) {
            Path other = Files.createTempDirectory(etc, "wrong");
            Files.writeString(other.resolve("mesquite.properties"), wrong.replace("=keys", "=../keys") + "\n");
            Files.copy(certificate, other.resolve("server.pem"));
            MesquiteException failure = assertThrows(
                    MesquiteException.class,
                    () -> MesquiteServer.start(ServerConfiguration.read(other), Optional.empty()));
            assertEquals(ErrorCode.INVALID_CONFIGURATION, failure.code(), wrong);
        }
    }
}
