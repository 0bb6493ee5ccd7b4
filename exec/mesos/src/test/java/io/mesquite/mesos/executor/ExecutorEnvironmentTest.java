package io.mesquite.mesos.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorEnvironmentTest {
    private static final Map<String, String> RECORDED = Map.of(
            "MESOS_AGENT_ENDPOINT", "127.0.0.1:5052",
            "MESOS_CHECKPOINT", "1",
            "MESOS_EXECUTOR_ID", "ex-1",
            "MESOS_FRAMEWORK_ID", "bf5db071-0001",
            "MESOS_RECOVERY_TIMEOUT", "15mins",
            "MESOS_SANDBOX", "/opt/mesos/run",
            "MESOS_SUBSCRIPTION_BACKOFF_MAX", "2secs");

    @Test
    void theRecordedEnvironmentIsRead() {
        assertEquals(
                new ExecutorEnvironment(
                        "bf5db071-0001",
                        "ex-1",
                        "127.0.0.1:5052",
                        "/opt/mesos/run",
                        Optional.of(Duration.ofMinutes(15)),
                        Duration.ofSeconds(2),
                        Optional.empty()),
                ExecutorEnvironment.of(RECORDED));
        assertEquals("127.0.0.1", ExecutorEnvironment.of(RECORDED).agentHost());
    }

    @Test
    void whatIsNoEnvironmentOfAnExecutorIsRefused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ExecutorEnvironment.of(Map.of()));
        assertEquals(
                "The environment lacks MESOS_FRAMEWORK_ID; this program is started by Mesos agents only",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"5secs,5000", "1.5mins,90000", "200ms,200", "2hrs,7200000", "1days,86400000", "1weeks,604800000"})
    void durationsAreThoseOfMesos(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), ExecutorEnvironment.duration(text));
    }

    @ParameterizedTest
    @CsvSource({"5", "secs", "5 seconds", "-1secs"})
    void otherDurationsAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> ExecutorEnvironment.duration(text));
    }
}
