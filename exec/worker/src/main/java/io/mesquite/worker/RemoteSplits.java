package io.mesquite.worker;

import io.mesquite.engine.scan.Splits;
import io.mesquite.spi.connector.Split;
import java.util.ArrayDeque;
import java.util.List;

/** Splits that the coordinator hands out, a few at a time: as many as there are lanes, so that no worker keeps what another could read. */
final class RemoteSplits implements Splits {
    private final Request request;
    private final int lanes;
    private final ArrayDeque<Split> waiting = new ArrayDeque<>();
    private long sequence;
    private boolean exhausted;

    /** Asks the coordinator. */
    @FunctionalInterface
    interface Request {
        /** Up to {@code most} splits; none when there are no more. */
        List<Split> send(long sequence, int most);
    }

    RemoteSplits(Request request, int lanes) {
        this.request = request;
        this.lanes = lanes;
    }

    @Override
    public synchronized Split next() {
        fill();
        return waiting.poll();
    }

    @Override
    public synchronized int maximumLanes() {
        fill();
        return exhausted || waiting.size() < lanes ? waiting.size() : Integer.MAX_VALUE;
    }

    private void fill() {
        if (waiting.isEmpty() && !exhausted) {
            waiting.addAll(request.send(sequence++, lanes));
            exhausted = waiting.isEmpty();
        }
    }
}
