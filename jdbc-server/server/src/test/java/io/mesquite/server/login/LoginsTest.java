package io.mesquite.server.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginsTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("users");
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static MesquiteException refused(Logins logins, String authorization, String address) {
        MesquiteException refused = assertThrows(
                MesquiteException.class, () -> logins.check(authorization, InetAddress.getByName(address)));
        assertEquals(ErrorCode.LOGIN_FAILED, refused.code());
        return refused;
    }

    @Test
    void withoutUsersOnlyThisMachineIsServed() throws Exception {
        Logins logins = Logins.of(Optional.empty());
        assertEquals(Optional.empty(), logins.check(null, InetAddress.getByName("127.0.0.1")));
        assertEquals(Optional.empty(), logins.check(basic("ann:x"), InetAddress.getByName("::1")));
        assertTrue(refused(logins, null, "192.0.2.7").getMessage().contains("192.0.2.7"));
    }

    @Test
    void usersLogInFromAnywhereWithTheirPassword() throws Exception {
        new UsersFile(file()).put("ann", "s3cret:with colon");
        new UsersFile(file()).put("zoë", "ünicode€");
        Logins logins = Logins.of(Optional.of(file()));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    Optional.of("ann"),
                    logins.check(basic("ann:s3cret:with colon"), InetAddress.getByName("192.0.2.7")));
            assertEquals(Optional.of("zoë"), logins.check(basic("zoë:ünicode€"), InetAddress.getLoopbackAddress()));
            for (String wrong :
                    List.of("ann:s3cret", "ann:", "ann", ":", "", "bob:s3cret:with colon", "zoë:unicode€")) {
                refused(logins, basic(wrong), "127.0.0.1");
            }
        }
        refused(logins, null, "127.0.0.1");
        refused(logins, "Bearer abc", "127.0.0.1");
        refused(logins, "Basic *", "127.0.0.1");
    }

    @Test
    void aChangedFileIsReadAgainAndABrokenOneIsNot() throws Exception {
        new UsersFile(file()).put("ann", "old");
        Logins logins = Logins.of(Optional.of(file()));
        logins.check(basic("ann:old"), InetAddress.getLoopbackAddress());
        new UsersFile(file()).put("ann", "new");
        Files.setLastModifiedTime(file(), FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        Thread.sleep(1_100);
        logins.check(basic("ann:new"), InetAddress.getLoopbackAddress());
        refused(logins, basic("ann:old"), "127.0.0.1");
        Files.writeString(file(), "ann");
        Files.setLastModifiedTime(file(), FileTime.fromMillis(System.currentTimeMillis() + 10_000));
        Thread.sleep(1_100);
        logins.check(basic("ann:new"), InetAddress.getLoopbackAddress());
    }

    @Test
    void theFileHoldsSaltedHashesAndOnlyItsOwnerReadsIt() throws Exception {
        UsersFile users = new UsersFile(file());
        users.put("ann", "same");
        users.put("bob", "same");
        users.put("ann", "same");
        List<String> lines = Files.readAllLines(file());
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("bob:pbkdf2-sha512:210000:"), lines.get(0));
        assertFalse(lines.toString().contains("same"));
        assertFalse(lines.get(0).substring(4).equals(lines.get(1).substring(4)), "each has its own salt");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void aBadFileNamesItsLine() throws Exception {
        for (String bad : List.of(
                "ann",
                "ann:secret",
                ":pbkdf2-sha512:210000:AAAA:AAAA",
                "ann:pbkdf2-sha512:1:AAAAAAAAAAAAAAAAAAAAAA==:AAAA",
                "ann:pbkdf2-sha512:210000:***:AAAA")) {
            Files.writeString(file(), "# users\n\n" + bad + "\n");
            MesquiteException failure =
                    assertThrows(MesquiteException.class, () -> Logins.of(Optional.of(file())), bad);
            assertEquals(ErrorCode.INVALID_CONFIGURATION, failure.code());
            assertTrue(failure.getMessage().startsWith(file() + ":3: "), failure.getMessage());
        }
        Files.delete(file());
        assertTrue(assertThrows(MesquiteException.class, () -> Logins.of(Optional.of(file())))
                .getMessage()
                .contains("mesquite add-user"));
    }

    @Test
    void namesThatTheFileCannotHoldAreRefused() {
        for (String name : List.of("", " ", "a:b", "#a", " a")) {
            assertThrows(MesquiteException.class, () -> new UsersFile(file()).put(name, "x"));
        }
        assertThrows(MesquiteException.class, () -> new UsersFile(file()).put("ann", ""));
        assertFalse(Files.exists(file()));
    }
}
