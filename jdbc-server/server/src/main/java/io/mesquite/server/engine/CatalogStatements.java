package io.mesquite.server.engine;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.parser.Statement;
import io.mesquite.spi.connector.RefreshableMetadata;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes, drops and refreshes catalogs while they are used. */
final class CatalogStatements {
    private final CatalogRegistry catalogs;
    private final Names names;
    private final UserRights rights;

    CatalogStatements(CatalogRegistry catalogs, Names names, UserRights rights) {
        this.catalogs = catalogs;
        this.names = names;
        this.rights = rights;
    }

    void create(Statement.CreateCatalog create, Session session) {
        rights.checkCatalogs(session.user());
        if (create.ifNotExists() && catalogs.names().contains(create.name())) {
            return;
        }
        Map<String, String> properties = new TreeMap<>(create.properties());
        if (properties.put("connector", create.connector()) != null) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION, "The connector stands behind USING and not among the properties");
        }
        catalogs.create(create.name(), properties);
    }

    void drop(Statement.DropCatalog drop, Session session) {
        rights.checkCatalogs(session.user());
        if (!drop.ifExists() || catalogs.names().contains(drop.name())) {
            catalogs.remove(names.findCatalog(drop.name()));
        }
    }

    void refresh(Statement.RefreshTable refresh, Session session) {
        List<String> parts = refresh.table();
        Place place = Place.ofTable(parts, session, names);
        String name = parts.get(parts.size() - 1);
        if (names.connector(place.catalog()).metadata() instanceof RefreshableMetadata metadata) {
            // what is forgotten first may be that there is such a table
            metadata.refresh(place.schema(), name);
            Relation found = names.findTable(place.catalog(), place.schema(), name);
            metadata.refresh(place.schema(), found.name());
        } else {
            names.findTable(place.catalog(), place.schema(), name);
        }
    }
}
