package io.mesquite.spi.connector;

/** An optional ability of {@link ConnectorMetadata} that keeps what a store told it: forgets it, for {@code REFRESH TABLE}. */
public interface RefreshableMetadata {
    /**
     * Forgets all that is kept of a table, so that the next statement sees the store as it is now; also that there is no such
     * table. Asks the store nothing.
     */
    void refresh(String schema, String table);
}
