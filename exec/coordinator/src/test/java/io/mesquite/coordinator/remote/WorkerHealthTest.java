package io.mesquite.coordinator.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkerHealthTest {
    private final WorkerHealth health = new WorkerHealth();

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }

    @Test
    void oneFailureIsForgiven() {
        health.failed("a", 0);
        assertEquals(Set.of(), health.avoided(seconds(1)));
    }

    @Test
    void aSecondFailureSoonAfterIsPunishedForAWhile() {
        health.failed("a", 0);
        health.failed("a", seconds(10));
        health.failed("b", seconds(10));
        assertEquals(Set.of("a"), health.avoided(seconds(39)));
        assertEquals(Set.of(), health.avoided(seconds(41)));
    }

    @Test
    void eachFurtherFailureDoublesThePauseUpToALimit() {
        for (int i = 0; i < 3; i++) {
            health.failed("a", i);
        }
        assertEquals(Set.of("a"), health.avoided(seconds(59)));
        assertEquals(Set.of(), health.avoided(seconds(61)));
        for (int i = 0; i < 100; i++) {
            health.failed("a", i);
        }
        assertEquals(Set.of("a"), health.avoided(seconds(599)));
        assertEquals(Set.of(), health.avoided(seconds(601)));
    }

    @Test
    void failuresFarApartAreNoneTogether() {
        health.failed("a", 0);
        health.failed("a", seconds(301));
        assertEquals(Set.of(), health.avoided(seconds(302)));
    }

    @Test
    void successMakesForgotten() {
        health.failed("a", 0);
        health.failed("a", 1);
        health.succeeded("a");
        assertEquals(Set.of(), health.avoided(2));
    }
}
