package io.mesquite.cassandra;

import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.ConnectorProperty;
import java.util.List;
import java.util.Map;

/** Makes catalogs of Cassandra clusters: a schema for each keyspace. */
public final class CassandraConnectorFactory implements ConnectorFactory {
    @Override
    public String name() {
        return "cassandra";
    }

    @Override
    public List<ConnectorProperty> properties() {
        return CassandraConfiguration.PROPERTIES;
    }

    @Override
    public Connector open(String catalog, Map<String, String> properties) {
        return new CassandraConnector(catalog, CassandraConfiguration.of(properties));
    }
}
