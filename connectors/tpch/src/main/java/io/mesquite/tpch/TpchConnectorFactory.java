package io.mesquite.tpch;

import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.ConnectorProperty;
import java.util.List;
import java.util.Map;

/** Makes catalogs of generated TPC-H tables, with a schema for each scale: {@code tiny}, {@code sf1}, {@code sf10} and so on. */
public final class TpchConnectorFactory implements ConnectorFactory {
    @Override
    public String name() {
        return "tpch";
    }

    @Override
    public List<ConnectorProperty> properties() {
        return List.of();
    }

    @Override
    public Connector open(String catalog, Map<String, String> properties) {
        return new TpchConnector();
    }
}
