package io.mesquite.server;

import io.mesquite.server.avatica.JdbcService;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.http.HttpService;
import io.mesquite.server.http.StatusPages;
import io.mesquite.server.local.LocalEngine;
import io.mesquite.server.login.Logins;
import io.mesquite.server.login.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** A server with its engine in the same process. Closing it ends its queries and connections. */
public final class MesquiteServer implements AutoCloseable {
    private final ServerConfiguration configuration;
    private final LocalEngine local;
    private final JdbcService jdbc;
    private final HttpService http;

    private MesquiteServer(ServerConfiguration configuration, LocalEngine local) {
        this.configuration = configuration;
        this.local = local;
        this.jdbc = new JdbcService(local.engine(), version(), configuration.sessionTimeToLive());
        this.http = new HttpService(
                new InetSocketAddress(configuration.host(), configuration.port()),
                ServerCertificate.of(configuration.security()),
                Logins.of(configuration.security().usersFile()),
                jdbc,
                new StatusPages(local.engine(), jdbc, local.spill(), version()));
    }

    /** Starts it; it answers when this returns. */
    public static MesquiteServer start(ServerConfiguration configuration, Optional<Path> data) {
        LocalEngine local = LocalEngine.open(configuration, data);
        try {
            return new MesquiteServer(configuration, local);
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    /** The engine, for those who look at what it does. */
    public LocalEngine local() {
        return local;
    }

    JdbcService jdbc() {
        return jdbc;
    }

    /** What clients connect to. */
    public String url() {
        return "jdbc:mesquite://" + configuration.host() + ":" + http.port()
                + (configuration.security().keyStore().isPresent() ? "/?ssl=true" : "");
    }

    /** The version of this build. */
    public static String version() {
        try (InputStream file = MesquiteServer.class.getResourceAsStream("server.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        jdbc.close();
        local.close();
        http.close();
    }
}
