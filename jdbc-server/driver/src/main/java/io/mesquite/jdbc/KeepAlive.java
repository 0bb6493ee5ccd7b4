package io.mesquite.jdbc;

import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells servers now and then that this process lives, so that a connection that only waits or reads slowly is kept, and one
 * whose process died is not. One thread for all connections; those that nobody refers to any more are forgotten.
 */
final class KeepAlive {
    private static final long INTERVAL_MILLIS = 60_000;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final List<WeakReference<MesquiteConnection>> CONNECTIONS = new CopyOnWriteArrayList<>();
    private static Thread thread;

    private KeepAlive() {}

    static synchronized void add(MesquiteConnection connection) {
        CONNECTIONS.add(new WeakReference<>(connection));
        if (thread == null) {
            thread = new Thread(KeepAlive::run, "mesquite-keep-alive");
            thread.setDaemon(true);
            thread.start();
        }
    }

    static void remove(MesquiteConnection connection) {
        CONNECTIONS.removeIf(reference -> reference.refersTo(connection) || reference.refersTo(null));
    }

    private static void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL_MILLIS);
                for (WeakReference<MesquiteConnection> reference : new ArrayList<>(CONNECTIONS)) {
                    MesquiteConnection connection = reference.get();
                    if (connection == null || connection.isClosed()) {
                        CONNECTIONS.remove(reference);
                    } else {
                        keep(connection);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keep(MesquiteConnection connection) {
        try {
            connection.wire().tell(TIMEOUT_MILLIS, "/keep-alive", "connection", connection.id());
        } catch (SQLException e) {
            // who uses the connection will be told when it is used
            CONNECTIONS.removeIf(reference -> reference.refersTo(connection));
        }
    }
}
