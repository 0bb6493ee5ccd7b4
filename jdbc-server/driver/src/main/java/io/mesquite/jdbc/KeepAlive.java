package io.mesquite.jdbc;

import io.mesquite.jdbc.wire.Transport;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells a server that this process lives, so that a connection that only waits or reads slowly is kept, and one whose process died is
 * not. It holds an answer of the server open for that, which breaks when the process ends, and calls it now and then. A connection that
 * nobody refers to any more is forgotten.
 */
final class KeepAlive implements Runnable {
    private static final long LOOK_MILLIS = 2_000;
    private static final long FIRST_LOOK_MILLIS = 500;
    private static final long LONGEST_INTERVAL_MILLIS = 60_000;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final ScheduledThreadPoolExecutor THREADS = threads();

    private final WeakReference<MesquiteConnection> reference;
    private volatile ScheduledFuture<?> looks;
    private Transport.Lifeline lifeline;
    private boolean hasNoLifeline;
    private long intervalNanos = TimeUnit.MILLISECONDS.toNanos(LONGEST_INTERVAL_MILLIS);
    private long lastCall = System.nanoTime();

    private KeepAlive(MesquiteConnection connection) {
        this.reference = new WeakReference<>(connection);
    }

    private static ScheduledThreadPoolExecutor threads() {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "mesquite-keep-alive");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }

    /** Begins to tell, until the connection is closed. */
    static KeepAlive start(MesquiteConnection connection) {
        KeepAlive keepAlive = new KeepAlive(connection);
        keepAlive.looks =
                THREADS.scheduleWithFixedDelay(keepAlive, FIRST_LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return keepAlive;
    }

    void stop() {
        looks.cancel(false);
    }

    @Override
    public void run() {
        MesquiteConnection connection = reference.get();
        if (connection == null || connection.isClosed()) {
            stop();
            if (lifeline != null) {
                lifeline.close();
            }
            return;
        }
        try {
            if (!hasNoLifeline && (lifeline == null || !lifeline.isAlive())) {
                openLifeline(connection);
            }
            if (System.nanoTime() - lastCall >= intervalNanos) {
                lastCall = System.nanoTime();
                connection.wire().tell(TIMEOUT_MILLIS, "/keep-alive", "connection", connection.id());
            }
        } catch (SQLException e) {
            // who uses the connection will be told when it is used
            stop();
        }
    }

    private void openLifeline(MesquiteConnection connection) {
        if (lifeline != null) {
            lifeline.close();
        }
        try {
            lifeline = connection.wire().openLifeline(TIMEOUT_MILLIS, connection.id());
        } catch (IOException | NumberFormatException e) {
            // it is tried again at the next look
            lifeline = null;
            return;
        }
        if (lifeline == null) {
            hasNoLifeline = true;
        } else {
            intervalNanos =
                    TimeUnit.MILLISECONDS.toNanos(Math.min(LONGEST_INTERVAL_MILLIS, lifeline.timeToLiveMillis() / 4));
        }
    }
}
