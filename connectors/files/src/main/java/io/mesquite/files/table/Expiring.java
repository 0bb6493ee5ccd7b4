package io.mesquite.files.table;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** A value that is looked up anew when it is older than a given time. Thread-safe; one thread at a time looks it up. */
final class Expiring<T> {
    private final UnaryOperator<T> lookup;
    private final long lifeNanos;
    private T value;
    private long lookedUpNanos;

    /** @param lookup gets the value of last time, or null */
    Expiring(Duration life, UnaryOperator<T> lookup) {
        this.lookup = lookup;
        this.lifeNanos = life.toNanos();
    }

    T get() {
        return get(lifeNanos);
    }

    /** The value as it is at most so old. */
    synchronized T get(long mostNanos) {
        if (value == null || System.nanoTime() - lookedUpNanos > mostNanos) {
            value = lookup.apply(value);
            lookedUpNanos = System.nanoTime();
        }
        return value;
    }

    /** The value as it was looked up last; null where there is none. */
    synchronized T known() {
        return value;
    }

    /** Makes the next who asks look it up, with no value of last time. */
    synchronized void forget() {
        value = null;
    }
}
