package io.mesquite.server.avatica;

import io.mesquite.server.engine.Session;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A client's connection: its session and its statements. Thread-safe. */
final class ServerConnection {
    private final Session session;
    private final Map<Integer, ServerStatement> statements = new ConcurrentHashMap<>();
    private final AtomicInteger lastStatement = new AtomicInteger();
    private volatile long lastUse = System.nanoTime();

    ServerConnection(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    /** The client has been heard of. */
    void touch() {
        lastUse = System.nanoTime();
    }

    long idleNanos() {
        return System.nanoTime() - lastUse;
    }

    ServerStatement newStatement(String preparedSql) {
        ServerStatement statement = new ServerStatement(lastStatement.incrementAndGet(), preparedSql);
        statements.put(statement.id(), statement);
        return statement;
    }

    ServerStatement statement(int id) {
        ServerStatement statement = statements.get(id);
        if (statement == null) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT, "There is no statement " + id + " in this connection; it was closed");
        }
        return statement;
    }

    void closeStatement(int id) {
        ServerStatement statement = statements.remove(id);
        if (statement != null) {
            statement.close();
        }
    }

    void close() {
        statements.values().forEach(ServerStatement::close);
        statements.clear();
    }
}
