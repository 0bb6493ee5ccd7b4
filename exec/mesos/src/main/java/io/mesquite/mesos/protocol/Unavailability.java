package io.mesquite.mesos.protocol;

import java.util.Optional;

/**
 * A window of maintenance.
 *
 * @param startMillis since the epoch
 * @param endMillis since the epoch; {@link Long#MAX_VALUE} for one without end
 */
public record Unavailability(long startMillis, long endMillis) {
    private static final long NANOS = 1_000_000;

    static Optional<Unavailability> read(Json json) {
        if (!json.isPresent()) {
            return Optional.empty();
        }
        long start = json.at("start", "nanoseconds").integer(0) / NANOS;
        Json duration = json.at("duration", "nanoseconds");
        return Optional.of(
                new Unavailability(start, duration.isPresent() ? start + duration.integer(0) / NANOS : Long.MAX_VALUE));
    }
}
