package io.mesquite.server.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserGuardTest {
    private static void refused(String origin, String host, boolean isPage, boolean login) {
        assertThrows(MesquiteException.class, () -> BrowserGuard.check(origin, host, isPage, login));
    }

    private static void passes(String origin, String host, boolean isPage, boolean login) {
        assertDoesNotThrow(() -> BrowserGuard.check(origin, host, isPage, login));
    }

    @Test
    void pagesOfOtherSitesAreRefused() {
        for (boolean login : new boolean[] {false, true}) {
            refused("https://example.com", "localhost:8765", false, login);
            refused("null", "localhost:8765", false, login);
            passes("http://localhost:8765", "localhost:8765", false, login);
        }
    }

    @Test
    void aSiteThatTakesThisMachinesAddressIsRefusedWhereThereIsNoLogin() {
        refused("http://example.com:8765", "example.com:8765", false, false);
        refused(null, "example.com:8765", true, false);
        passes("http://example.com:8765", "example.com:8765", false, true);
        passes(null, "example.com:8765", true, true);
        for (String own : List.of("localhost", "localhost:1", "127.0.0.1:8765", "[::1]:8765", "a.localhost:8765")) {
            passes(null, own, true, false);
        }
    }

    @Test
    void driversNameTheServerAsTheyLike() {
        passes(null, "database.internal:8765", false, false);
    }
}
