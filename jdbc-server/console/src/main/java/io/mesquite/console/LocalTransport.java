package io.mesquite.console;

import io.mesquite.jdbc.MesquiteDriver;
import io.mesquite.jdbc.wire.Transport;
import io.mesquite.server.MesquiteServer;
import io.mesquite.server.avatica.JdbcService;
import io.mesquite.server.engine.MesquiteEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Carries the driver's requests to an engine in this process, without a network. */
final class LocalTransport implements Transport {
    static final String URL = "jdbc:mesquite:local:";
    /** Who connects lives as long as the engine does. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(365);

    private final JdbcService service;

    private LocalTransport(JdbcService service) {
        this.service = service;
    }

    static LocalTransport to(MesquiteEngine engine) {
        return new LocalTransport(new JdbcService(engine, MesquiteServer.version(), TIME_TO_LIVE));
    }

    Connection connect(String application) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", System.getProperty("user.name", ""));
        properties.setProperty("ApplicationName", application);
        // a connection that is closed closes its transport, which others go on using
        Transport own = new Transport() {
            @Override
            public Reply post(String path, byte[] body, int timeoutMillis) {
                return LocalTransport.this.post(path, body, timeoutMillis);
            }

            @Override
            public void close() {}
        };
        return MesquiteDriver.connect(own, URL, null, null, properties);
    }

    @Override
    public Reply post(String path, byte[] body, int timeoutMillis) {
        int question = path.indexOf('?');
        JdbcService.Reply reply = question < 0
                ? service.handle(path, null, body, null)
                : service.handle(path.substring(0, question), path.substring(question + 1), body, null);
        return new Reply(reply.status(), reply.body());
    }

    @Override
    public void close() {
        service.close();
    }
}
