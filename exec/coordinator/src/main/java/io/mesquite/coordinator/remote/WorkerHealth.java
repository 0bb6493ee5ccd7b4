package io.mesquite.coordinator.remote;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which hosts to avoid: after a second failure soon after the first for a while, and after each further one for twice as long. A host that is
 * tried again and does well is forgotten. Thread-safe.
 */
final class WorkerHealth {
    static final Duration SOON = Duration.ofMinutes(5);
    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Map<String, Failures> byHost = new HashMap<>();

    /** @param last as {@link System#nanoTime} */
    private record Failures(int count, long last) {
        private long pauseNanos() {
            if (count < 2) {
                return 0;
            }
            long factor = 1L << Math.min(count - 2, 20);
            return Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() * factor);
        }
    }

    synchronized void failed(String host, long now) {
        Failures former = byHost.get(host);
        boolean soon = former != null && now - former.last < SOON.toNanos() + former.pauseNanos();
        byHost.put(host, new Failures(soon ? former.count + 1 : 1, now));
    }

    synchronized void succeeded(String host) {
        byHost.remove(host);
    }

    synchronized Set<String> avoided(long now) {
        Set<String> avoided = new HashSet<>();
        byHost.forEach((host, failures) -> {
            if (now - failures.last < failures.pauseNanos()) {
                avoided.add(host);
            }
        });
        return avoided;
    }
}
