package io.mesquite.files.table;

import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * A value that is looked up anew when it is older than a given time. Where it is asked for in the second half of that time, it
 * is renewed in the background, so that who asks often never waits. Thread-safe; of those who ask for an old value one looks it
 * up.
 */
final class Expiring<T> {
    private final UnaryOperator<T> lookup;
    private final long lifeNanos;
    private final Optional<Executor> background;
    private T value;
    private long lookedUpNanos;
    private boolean renewing;

    /**
     * @param background renews values; empty where looking them up takes no time worth mentioning
     * @param lookup gets the value of last time, or null
     */
    Expiring(Duration life, Optional<Executor> background, UnaryOperator<T> lookup) {
        this.lookup = lookup;
        this.background = background;
        this.lifeNanos = life.toNanos();
    }

    T get() {
        return get(lifeNanos);
    }

    /** The value as it is at most so old. */
    synchronized T get(long mostNanos) {
        long age = System.nanoTime() - lookedUpNanos;
        if (value == null || age > mostNanos) {
            long now = System.nanoTime();
            value = lookup.apply(value);
            lookedUpNanos = now;
        } else if (age > lifeNanos / 2 && !renewing && background.isPresent()) {
            renewing = true;
            T previous = value;
            background.get().execute(() -> renew(previous));
        }
        return value;
    }

    private void renew(T previous) {
        T found = null;
        long now = System.nanoTime();
        try {
            found = lookup.apply(previous);
        } catch (MesquiteException e) {
            // told to who asks when the value is too old
            assert e != null;
        } finally {
            keep(previous, found, now);
        }
    }

    /** Keeps what was found, unless the value was forgotten or looked up meanwhile. */
    private synchronized void keep(T previous, T found, long nanos) {
        renewing = false;
        if (found != null && value == previous) {
            value = found;
            lookedUpNanos = nanos;
        }
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
