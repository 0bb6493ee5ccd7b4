package io.mesquite.spi.connector;

import java.util.List;

/** The splits of a scan, found while they are handed out. Used by one thread at a time. */
public interface SplitSource extends AutoCloseable {
    /** Up to {@code most} further splits; empty when there are no more. May wait for the store. */
    List<Split> next(int most);

    @Override
    void close();

    /** A source of splits that are known at once. */
    static SplitSource of(List<? extends Split> splits) {
        return new SplitSource() {
            private int handedOut;

            @Override
            public List<Split> next(int most) {
                int end = Math.min(handedOut + most, splits.size());
                List<Split> next = List.copyOf(splits.subList(handedOut, end));
                handedOut = end;
                return next;
            }

            @Override
            public void close() {}
        };
    }
}
