package io.mesquite.memory;

import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.ConnectorProperty;
import java.util.List;
import java.util.Map;

/** Makes catalogs without tables; whoever has the {@link MemoryConnector} adds them. */
public final class MemoryConnectorFactory implements ConnectorFactory {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<ConnectorProperty> properties() {
        return List.of();
    }

    @Override
    public Connector open(String catalog, Map<String, String> properties) {
        return new MemoryConnector();
    }

    @Override
    public boolean isShared() {
        return false;
    }
}
