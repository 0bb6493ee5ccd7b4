package io.mesquite.engine.scan;

import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ReadAhead;
import io.mesquite.spi.connector.Split;
import java.util.ArrayDeque;
import java.util.function.Function;

/**
 * The splits of a scan, opened. Of a connector that reads ahead, some are open before a lane has time for them; of others each
 * is opened when it is taken. Thread-safe.
 */
final class OpenSplits implements AutoCloseable {
    /** So many are open ahead at most, however small they are. */
    private static final int MAX_AHEAD = 32;

    private final ScanNode node;
    private final Connector connector;
    private final Splits splits;
    private final ScanMeter meter;
    private final Function<LaneContext, LaneScanContext> contexts;
    private final long bytesToHave;
    private final ArrayDeque<OpenSplit> ahead = new ArrayDeque<>();
    private long bytesAhead;
    private int countAhead;
    private boolean closed;

    OpenSplits(
            ScanNode node,
            Connector connector,
            Splits splits,
            ScanMeter meter,
            Function<LaneContext, LaneScanContext> contexts) {
        this.node = node;
        this.connector = connector;
        this.splits = splits;
        this.meter = meter;
        this.contexts = contexts;
        this.bytesToHave = connector instanceof ReadAhead readAhead ? readAhead.bytesAhead(node.scan()) : 0;
    }

    /** An open split; who took it closes it. */
    record OpenSplit(BatchSource source, LaneScanContext context, long bytes) implements AutoCloseable {
        @Override
        public void close() {
            try {
                source.close();
            } finally {
                context.close();
            }
        }
    }

    /** One that nobody has yet, or null when there are no more. May wait for the store. */
    OpenSplit take(LaneContext lane) {
        OpenSplit taken;
        synchronized (this) {
            taken = ahead.poll();
            if (taken != null) {
                bytesAhead -= taken.bytes;
                countAhead--;
            }
        }
        if (taken == null) {
            Split split = splits.next();
            taken = split == null ? null : open(split, lane);
        }
        if (taken != null && bytesToHave > 0) {
            try {
                openAhead(lane);
            } catch (RuntimeException e) {
                taken.close();
                throw e;
            }
        }
        return taken;
    }

    private void openAhead(LaneContext lane) {
        while (true) {
            synchronized (this) {
                if (closed || bytesAhead >= bytesToHave || countAhead >= MAX_AHEAD) {
                    return;
                }
                countAhead++;
            }
            // may wait, and others must be able to take what is open meanwhile
            Split split = splits.next();
            synchronized (this) {
                if (split == null) {
                    countAhead--;
                    return;
                }
                bytesAhead += split.bytes();
            }
            OpenSplit opened = open(split, lane);
            synchronized (this) {
                if (!closed) {
                    ahead.add(opened);
                    continue;
                }
            }
            opened.close();
            return;
        }
    }

    private OpenSplit open(Split split, LaneContext lane) {
        meter.countSplit();
        LaneScanContext context = contexts.apply(lane);
        try {
            return new OpenSplit(connector.open(node.scan(), split, context), context, split.bytes());
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** Closes those that nobody took. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        // nothing is added any more
        OpenSplit left = ahead.poll();
        while (left != null) {
            left.close();
            left = ahead.poll();
        }
    }
}
