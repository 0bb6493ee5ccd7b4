package io.mesquite.engine.task;

/** Says where a lane's time goes: it always runs for one node, and the others wait. Used by one thread. */
final class LaneClock {
    private NodeMeter current;
    private long since;

    void start(NodeMeter meter) {
        current = meter;
        since = System.nanoTime();
    }

    /** Time now counts for this node; returns the former one. */
    NodeMeter switchTo(NodeMeter meter) {
        NodeMeter former = current;
        long now = System.nanoTime();
        former.countNanos(now - since);
        current = meter;
        since = now;
        return former;
    }

    void stop() {
        current.countNanos(System.nanoTime() - since);
    }
}
