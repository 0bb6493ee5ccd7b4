package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.SchedulerEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether there is a stream of events, and since when: opens it again after a break, at growing distances with some chance in them so
 * that many frameworks don't come back to a new master at once.
 */
final class Subscription {
    private static final long FIRST_WAIT = 500;
    private static final long MOST_WAIT = 15_000;
    /** A stream that lived this long was a good one: the next break starts with short waits again. */
    private static final long GOOD_AFTER = 30_000;

    private static final long OPEN_TIMEOUT = 45_000;
    private static final int HEARTBEATS_MISSED = 5;

    enum State {
        /** Waits for its time to open a stream. */
        WAITING,
        /** A stream is being opened, SUBSCRIBED has not come. */
        OPENING,
        SUBSCRIBED,
        /** For ever. */
        ENDED
    }

    private final RandomGenerator random;
    private State state = State.WAITING;
    private long since;
    private long openAt;
    private int failures;
    private long lastEvent;
    private Duration heartbeat = Duration.ofSeconds(15);
    private Optional<String> frameworkId;
    private String master = "";
    private String trouble = "";

    Subscription(Optional<String> keptId, RandomGenerator random) {
        this.frameworkId = keptId;
        this.random = random;
    }

    boolean isSubscribed() {
        return state == State.SUBSCRIBED;
    }

    boolean hasEnded() {
        return state == State.ENDED;
    }

    Optional<String> frameworkId() {
        return frameworkId;
    }

    /** Since when the state is as it is. */
    long since() {
        return since;
    }

    /** For people. */
    String describe() {
        return switch (state) {
            case SUBSCRIBED -> "Mesos at " + master + ", connected";
            case ENDED -> "Mesos, ended: " + trouble;
            default -> "Mesos, not connected" + (trouble.isEmpty() ? "" : ": " + trouble);
        };
    }

    /** Whether it is time to open a stream; the caller opens it. */
    boolean beginsToOpen(long now) {
        if (state != State.WAITING || now < openAt) {
            return false;
        }
        become(State.OPENING, now);
        return true;
    }

    /** Why the stream must be dropped; empty where it is well. */
    Optional<String> timedOut(long now) {
        if (state == State.OPENING && now - since > OPEN_TIMEOUT) {
            return Optional.of("the master did not answer within " + OPEN_TIMEOUT / 1000 + " s");
        }
        if (state == State.SUBSCRIBED && now - lastEvent > HEARTBEATS_MISSED * heartbeat.toMillis()) {
            return Optional.of("no heartbeat for " + (now - lastEvent) / 1000 + " s");
        }
        return Optional.empty();
    }

    /** Something came over the stream. */
    void heard(long now) {
        lastEvent = now;
    }

    void subscribed(SchedulerEvent.Subscribed event, long now) {
        frameworkId = Optional.of(event.frameworkId());
        heartbeat = event.heartbeat();
        master = event.master();
        trouble = "";
        lastEvent = now;
        become(State.SUBSCRIBED, now);
    }

    /** The stream has ended or could not be opened. */
    void broke(String reason, long now) {
        if (state == State.ENDED) {
            return;
        }
        if (state == State.SUBSCRIBED && now - since >= GOOD_AFTER) {
            failures = 0;
        }
        long bound = Math.min(MOST_WAIT, FIRST_WAIT << Math.min(failures, 10));
        failures++;
        openAt = now + bound / 2 + random.nextLong(bound / 2 + 1);
        trouble = reason;
        become(State.WAITING, now);
    }

    /** The master does not know the id any more: the next stream asks for a new one. */
    void forgetId() {
        frameworkId = Optional.empty();
    }

    void end(String reason, long now) {
        trouble = reason;
        become(State.ENDED, now);
    }

    private void become(State next, long now) {
        state = next;
        since = now;
    }
}
