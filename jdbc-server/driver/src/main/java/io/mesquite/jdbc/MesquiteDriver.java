package io.mesquite.jdbc;

import io.mesquite.jdbc.wire.HttpTransport;
import io.mesquite.jdbc.wire.Transport;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** Connects to {@code jdbc:mesquite://host:port/catalog/schema}. Found by {@link java.util.ServiceLoader}. */
public final class MesquiteDriver implements Driver {
    static {
        try {
            DriverManager.registerDriver(new MesquiteDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        ConnectionUrl target = ConnectionUrl.parse(url, properties);
        Properties login = target.properties();
        Transport transport = new HttpTransport(
                target.host(),
                target.port(),
                TlsSettings.of(login),
                login.getProperty(DriverProperty.USER.key()),
                login.getProperty(DriverProperty.PASSWORD.key()));
        return MesquiteConnection.open(transport, url, target.catalog(), target.schema(), login);
    }

    /**
     * Connects over a transport of the caller's: how the console reaches an engine in its own process.
     *
     * @param catalog and {@code schema} to start with; may be null
     */
    public static Connection connect(
            Transport transport, String url, String catalog, String schema, Properties properties) throws SQLException {
        return MesquiteConnection.open(transport, url, catalog, schema, properties);
    }

    @Override
    public boolean acceptsURL(String url) {
        return url != null && url.startsWith(ConnectionUrl.PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties given) {
        DriverProperty[] properties = DriverProperty.values();
        DriverPropertyInfo[] infos = new DriverPropertyInfo[properties.length];
        for (int i = 0; i < infos.length; i++) {
            String value = given == null ? null : given.getProperty(properties[i].key());
            infos[i] = new DriverPropertyInfo(properties[i].key(), value);
            infos[i].description = properties[i].description();
        }
        return infos;
    }

    @Override
    public int getMajorVersion() {
        return DriverVersion.MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return DriverVersion.MINOR;
    }

    /** JDBC compliance asks for writes, which Mesquite does not have. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.mesquite.jdbc");
    }
}
