package io.mesquite.spi.connector;

import java.util.List;

/**
 * An optional ability of a {@link Connector}: looks step by step whether its store can be used at all, for {@code CHECK
 * CATALOG}. What every catalog has in common, the listing of schemas and tables and the reading of a row, is tried by the
 * engine afterwards.
 */
public interface CatalogCheck {
    /**
     * Takes the steps from the outside in, such as the address of a name, the connection, its encryption, the credentials. Asks the store
     * itself, never a cache. What is wrong with the store is told by a step and not thrown; behind a failed step stand only steps
     * that don't need it, and those that do as skipped. May wait as long as the store's timeouts allow; called from any thread.
     */
    List<CheckStep> check();
}
