package io.mesquite.engine.scan;

import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The splits of a scan, taken by lanes when they have time, and asked of the connector no sooner. Thread-safe. */
public final class SplitQueue implements Splits, AutoCloseable {
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

    @Override
    public synchronized Split next() {
        fill();
        return found.poll();
    }

    /**
     * Up to {@code most} splits for a reader on another machine; none when there are no more. Splits that lie on its host come first, then
     * those that lie nowhere in particular, then those of other hosts.
     */
    public synchronized List<Split> take(int most, String host) {
        List<Split> taken = new ArrayList<>();
        fill();
        takeWhere(split -> split.hosts().contains(host), most, taken);
        takeWhere(split -> split.hosts().isEmpty(), most, taken);
        takeWhere(split -> true, most, taken);
        return taken;
    }

    /** The splits that would be given out next; they stay. */
    public synchronized List<Split> first() {
        fill();
        return List.copyOf(found);
    }

    /** Takes splits back whose reader was lost before anybody had rows of them. */
    public synchronized void giveBack(List<Split> splits) {
        found.addAll(splits);
    }

    private void takeWhere(Predicate<Split> wanted, int most, List<Split> taken) {
        Iterator<Split> splits = found.iterator();
        while (taken.size() < most && splits.hasNext()) {
            Split split = splits.next();
            if (wanted.test(split)) {
                splits.remove();
                taken.add(split);
            }
        }
    }

    @Override
    public synchronized int maximumLanes() {
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
