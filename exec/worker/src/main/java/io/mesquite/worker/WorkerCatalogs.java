package io.mesquite.worker;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.engine.remote.CatalogDescription;
import io.mesquite.spi.connector.Connector;
import java.util.HashMap;
import java.util.Map;

/**
 * Catalogs that tasks use, opened when the first task wants one and kept, with their connections and caches, for the next. One whose
 * properties have changed is another catalog; the former is closed when no attempt uses it any more. Thread-safe.
 */
final class WorkerCatalogs implements AutoCloseable {
    private final Map<CatalogDescription, Open> catalogs = new HashMap<>();

    private static final class Open {
        private final CatalogRegistry registry = CatalogRegistry.withInstalledConnectors();
        private int users;
    }

    /**
     * A catalog, to be given back with {@link #release}.
     *
     * @throws io.mesquite.spi.error.MesquiteException INVALID_CONFIGURATION where it can't be opened on this machine
     */
    synchronized Connector acquire(CatalogDescription description) {
        Open open = catalogs.get(description);
        if (open == null) {
            open = new Open();
            open.registry.add(description.name(), description.properties());
            catalogs.put(description, open);
        }
        open.users++;
        return open.registry.connector(description.name());
    }

    synchronized void release(CatalogDescription description) {
        Open open = catalogs.get(description);
        if (open == null) {
            return;
        }
        open.users--;
        catalogs.entrySet().removeIf(entry -> {
            boolean replaced = entry.getValue().users == 0
                    && !entry.getKey().equals(description)
                    && entry.getKey().name().equals(description.name());
            if (replaced) {
                entry.getValue().registry.close();
            }
            return replaced;
        });
    }

    @Override
    public synchronized void close() {
        catalogs.values().forEach(open -> open.registry.close());
        catalogs.clear();
    }
}
