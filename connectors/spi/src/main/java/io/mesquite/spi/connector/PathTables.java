package io.mesquite.spi.connector;

import java.util.Optional;

/** An optional ability of {@link ConnectorMetadata}: tables that a statement names by where they are, as {@code FROM '/data/*.csv'}. */
public interface PathTables {
    /**
     * The table of the files that a path names, which may have {@code *}, {@code ?} and such in it; empty where the path is not
     * in this catalog.
     *
     * @throws io.mesquite.spi.error.MesquiteException TABLE_NOT_FOUND where the path is in this catalog and no file matches
     */
    Optional<Table> findPath(String path);
}
