package io.mesquite.server.system;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.coordinator.cluster.WorkerInfo;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.server.engine.Names;
import io.mesquite.server.engine.QueryList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the system tables are made of.
 *
 * @param names asked for when rows are made, since they need the planner, which needs these tables
 * @param workers asked for when rows are made; none where queries run in the server
 */
public record SystemTables(
        CatalogRegistry catalogs,
        FunctionCatalog functions,
        QueryList queries,
        Supplier<Names> names,
        Supplier<List<WorkerInfo>> workers) {
    /** The catalog with all tables. */
    public SystemConnector connector() {
        List<SystemTable> tables = new ArrayList<>(new InformationSchema(names, functions).tables());
        tables.addAll(new ServerTables(queries, catalogs, functions, workers).tables());
        return new SystemConnector(tables);
    }
}
