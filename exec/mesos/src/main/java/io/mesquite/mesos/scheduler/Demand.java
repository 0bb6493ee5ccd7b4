package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.SchedulerCall;

/**
 * Asks for offers while something needs them, and for none else. REVIVE not only ends SUPPRESS and all filters: it makes the master
 * offer at once, and not when its next round is due.
 */
final class Demand {
    private static final long REVIVE_DISTANCE = 5;
    /** A request that gets nothing for so long asks again: somebody may have given resources back. */
    private static final long REVIVE_AGAIN = 15_000;

    private final Outbox outbox;
    private boolean suppressed;
    private boolean hasGrown;
    private long lastRevive = Long.MIN_VALUE / 2;

    Demand(Outbox outbox) {
        this.outbox = outbox;
    }

    /** How the stream that is being opened begins. */
    void subscribed(boolean nowSuppressed) {
        suppressed = nowSuppressed;
    }

    /** Something new needs offers. */
    void grew() {
        hasGrown = true;
    }

    void state(boolean needsOffers, long now) {
        if (needsOffers) {
            boolean mayRevive = now - lastRevive >= REVIVE_DISTANCE;
            if ((suppressed || hasGrown) && mayRevive || now - lastRevive >= REVIVE_AGAIN) {
                suppressed = false;
                hasGrown = false;
                lastRevive = now;
                outbox.send(new SchedulerCall.Revive());
            }
        } else if (!suppressed) {
            suppressed = true;
            hasGrown = false;
            outbox.send(new SchedulerCall.Suppress());
        }
    }

    /** For people. */
    String describe() {
        return suppressed ? ", offers suppressed" : ", offers wanted";
    }
}
