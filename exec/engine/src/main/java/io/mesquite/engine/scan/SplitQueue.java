package io.mesquite.engine.scan;

import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** The splits of a scan, taken by lanes when they have time, and asked of the connector no sooner. Thread-safe. */
public final class SplitQueue implements AutoCloseable {
    private static final int AT_LEAST = 64;
    private static final int AT_MOST = 1000;

    private final Supplier<SplitSource> opener;
    private final ArrayDeque<Split> found = new ArrayDeque<>();
    private SplitSource source;
    private boolean exhausted;
    private volatile long known;

    /** @param opener called once, when the first split is wanted */
    public SplitQueue(Supplier<SplitSource> opener) {
        this.opener = opener;
    }

    /** A split that nobody has yet, or null when there are no more. May wait for the store. */
    synchronized Split next() {
        fill();
        return found.poll();
    }

    /** How many lanes can have a split each; a guess while more are being found. */
    synchronized int maximumLanes() {
        fill();
        return exhausted ? found.size() : Integer.MAX_VALUE;
    }

    /** How many splits were found so far, those given out included. */
    public long known() {
        return known;
    }

    private void fill() {
        if (exhausted || !found.isEmpty()) {
            return;
        }
        if (source == null) {
            source = opener.get();
        }
        List<Split> splits = new ArrayList<>();
        while (!exhausted && splits.size() < AT_LEAST) {
            List<Split> next = source.next(AT_MOST);
            splits.addAll(next);
            exhausted = next.isEmpty();
        }
        splits.sort(Comparator.comparingLong(Split::bytes).reversed());
        found.addAll(splits);
        known += splits.size();
    }

    /** No further splits are given out. */
    @Override
    public synchronized void close() {
        exhausted = true;
        found.clear();
        if (source != null) {
            source.close();
            source = null;
        }
    }
}
