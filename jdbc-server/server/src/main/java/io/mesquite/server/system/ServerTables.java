package io.mesquite.server.system;

import static io.mesquite.server.system.SystemTable.row;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.coordinator.cluster.WorkerInfo;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.server.engine.QueryInfo;
import io.mesquite.server.engine.QueryList;
import io.mesquite.server.engine.SessionProperty;
import io.mesquite.spi.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tables of catalog {@code system} itself: what runs, where, and what can be used. */
final class ServerTables {
    private static final String RUNTIME = "runtime";
    private static final String METADATA = "metadata";

    private final QueryList queries;
    private final CatalogRegistry catalogs;
    private final FunctionCatalog functions;
    private final Supplier<List<WorkerInfo>> workers;

    /** @param workers asked for when rows are made; none where queries run in the server */
    ServerTables(
            QueryList queries,
            CatalogRegistry catalogs,
            FunctionCatalog functions,
            Supplier<List<WorkerInfo>> workers) {
        this.queries = queries;
        this.catalogs = catalogs;
        this.functions = functions;
        this.workers = workers;
    }

    List<SystemTable> tables() {
        return List.of(
                new SystemTable(
                        RUNTIME,
                        "queries",
                        new ColumnList()
                                .texts("query_id state user_name application query")
                                .times("created ended?")
                                .bigints("elapsed_ms rows splits splits_opened rows_read bytes_read memory_bytes"
                                        + " peak_memory_bytes spilled_bytes")
                                .texts("waiting_for? error_code? error_message?")
                                .list(),
                        (catalog, constraint) ->
                                queries.all().stream().map(ServerTables::query).toList()),
                new SystemTable(
                        RUNTIME,
                        "nodes",
                        new ColumnList()
                                .texts("node_id host kind")
                                .doubles("cpus")
                                .bigints("memory_bytes slots tasks")
                                .times("since?")
                                .list(),
                        (catalog, constraint) -> nodes()),
                new SystemTable(
                        METADATA,
                        "catalogs",
                        new ColumnList().texts("catalog_name connector_name").list(),
                        (catalog, constraint) -> catalogs.names().stream()
                                .map(name -> row(name, catalogs.kind(name).orElse(name)))
                                .toList()),
                new SystemTable(
                        METADATA,
                        "functions",
                        new ColumnList()
                                .texts("function_name kind signature description")
                                .list(),
                        (catalog, constraint) -> functions.describe().stream()
                                .map(function -> row(
                                        function.name(),
                                        function.kind().name().toLowerCase(Locale.ROOT),
                                        function.signature(),
                                        function.description()))
                                .toList()),
                new SystemTable(
                        METADATA,
                        "session_properties",
                        new ColumnList()
                                .texts("property_name default_value description")
                                .list(),
                        (catalog, constraint) -> Stream.of(SessionProperty.values())
                                .map(property -> row(property.key(), property.defaultValue(), property.description()))
                                .toList()));
    }

    private static List<Object> query(QueryInfo query) {
        return row(
                query.id(),
                query.state().name(),
                query.user(),
                query.application(),
                query.sql(),
                query.start(),
                query.isActive() ? null : query.start().plus(query.elapsed()),
                query.elapsed().toMillis(),
                query.rows(),
                query.progress().splitsKnown(),
                query.progress().splitsOpened(),
                query.progress().rowsRead(),
                query.progress().bytesRead(),
                query.progress().memoryBytes(),
                query.progress().peakMemoryBytes(),
                query.progress().spilledBytes(),
                query.waiting().orElse(null),
                query.errorCode().map(ErrorCode::name).orElse(null),
                query.error().orElse(null));
    }

    private List<List<Object>> nodes() {
        Runtime server = Runtime.getRuntime();
        List<Object> here = row(
                "server",
                "localhost",
                "coordinator",
                (double) server.availableProcessors(),
                server.maxMemory(),
                0,
                0,
                null);
        return Stream.concat(Stream.of(here), workers.get().stream().map(ServerTables::node))
                .toList();
    }

    private static List<Object> node(WorkerInfo worker) {
        return row(
                worker.id(),
                worker.host(),
                "worker",
                worker.cpus(),
                worker.memoryBytes(),
                worker.slots(),
                worker.tasks(),
                worker.since());
    }
}
