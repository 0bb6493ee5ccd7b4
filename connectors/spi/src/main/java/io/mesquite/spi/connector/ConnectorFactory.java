package io.mesquite.spi.connector;

import java.util.List;
import java.util.Map;

/** Makes the catalogs of one kind of store. Found by {@link java.util.ServiceLoader}; stateless; called from any thread. */
public interface ConnectorFactory {
    /** The value of {@code connector=} in a catalog's properties file, such as {@code files}. */
    String name();

    /** Every key that a catalog's properties file may have, besides {@code connector}. */
    List<ConnectorProperty> properties();

    /**
     * Opens a catalog. Must not wait for the store: what can't be reached fails later, when it is used.
     *
     * @param properties by key, only keys of {@link #properties()}, without those left out
     * @throws io.mesquite.spi.error.MesquiteException INVALID_CONFIGURATION for a bad or missing value
     */
    Connector open(String catalog, Map<String, String> properties);

    /** Whether every process that opens a catalog with the same properties sees the same tables: else only the server reads it. */
    default boolean isShared() {
        return true;
    }
}
