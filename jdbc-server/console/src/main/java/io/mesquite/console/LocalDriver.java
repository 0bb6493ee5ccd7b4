package io.mesquite.console;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** The driver of {@code jdbc:mesquite:local:}, the engine of this console; sqlline connects by URL only. */
final class LocalDriver implements Driver {
    private final LocalTransport transport;

    LocalDriver(LocalTransport transport) {
        this.transport = transport;
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url) ? transport.connect("console") : null;
    }

    @Override
    public boolean acceptsURL(String url) {
        return LocalTransport.URL.equals(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 1;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.mesquite");
    }
}
