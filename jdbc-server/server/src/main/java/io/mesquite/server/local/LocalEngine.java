package io.mesquite.server.local;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.catalog.ViewStore;
import io.mesquite.coordinator.CoordinatorOptions;
import io.mesquite.coordinator.LocalQueryTasks;
import io.mesquite.coordinator.LocalTaskLauncher;
import io.mesquite.coordinator.QueryCoordinator;
import io.mesquite.engine.disk.SpillSpace;
import io.mesquite.engine.expression.Expressions;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.task.WorkerThreads;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.engine.DefaultNames;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.Names;
import io.mesquite.server.engine.QueryList;
import io.mesquite.server.engine.QueryPlanner;
import io.mesquite.server.engine.UserRights;
import io.mesquite.server.system.SystemConnector;
import io.mesquite.server.system.SystemTables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An engine whose coordinator is this process; its workers are threads of it, or a cluster's. Closing it ends all queries and closes the catalogs. */
public final class LocalEngine implements AutoCloseable {
    private static final String FILES = "files";
    private static final String TPCH = "tpch";
    private static final String PATHS = "paths";

    private final CatalogRegistry catalogs;
    private final WorkerThreads threads;
    private final SpillSpace spill;
    private final WorkerMemory memory;
    private final TaskPlaces tasks;
    private final QueryCoordinator coordinator;
    private final Names names;
    private final MesquiteEngine engine;

    private LocalEngine(
            ServerConfiguration configuration, CatalogRegistry catalogs, ViewStore views, DefaultNames defaults) {
        FunctionRegistry functions = BuiltinFunctions.registry();
        CoordinatorOptions options = configuration.coordinator();
        this.catalogs = catalogs;
        this.threads = configuration.threads().isPresent()
                ? new WorkerThreads(configuration.threads().get())
                : WorkerThreads.ofCores();
        this.spill = new SpillSpace(configuration.spill());
        spill.removeLeftOvers();
        this.memory = WorkerMemory.ofHeap(spill);
        this.tasks = TaskPlaces.open(
                configuration,
                catalogs,
                new LocalQueryTasks(
                        new LocalTaskLauncher(new Expressions(functions), catalogs::connector, threads),
                        catalogs::connector,
                        options.exchangeBufferBytes()));
        this.coordinator = new QueryCoordinator(options, tasks.factory(), memory);
        QueryList queries = new QueryList();
        SystemConnector system =
                new SystemTables(catalogs, functions, queries, this::names, tasks::workerInfos).connector();
        catalogs.add(SystemConnector.CATALOG, system);
        CatalogLookup open = new OpenCatalogs(catalogs, views, system);
        QueryPlanner planner = new CalcitePlanner(open, functions, new Expressions(functions), tasks.workers());
        this.names = new Names(open, view -> ViewColumns.of(view, planner));
        UserRights rights = new UserRights(
                configuration.security().usersFile().isPresent(),
                configuration.security().administrators());
        this.engine = new MesquiteEngine(
                new MesquiteEngine.Parts(
                        catalogs,
                        views,
                        names,
                        functions,
                        planner,
                        new CoordinatorStarter(coordinator, new Expressions(functions), tasks.workers()),
                        queries,
                        rights),
                new MesquiteEngine.Settings(defaults, configuration.queryTimeout()));
    }

    private Names names() {
        return names;
    }

    /**
     * Opens the catalogs and starts the engine.
     *
     * @param data a folder to be catalog {@code files}, whose schema is then the default; without it, and without catalogs in
     *     the configuration, generated TPC-H tables are catalog {@code tpch}
     */
    public static LocalEngine open(ServerConfiguration configuration, Optional<Path> data) {
        CatalogRegistry catalogs = CatalogRegistry.withInstalledConnectors();
        try {
            configuration.catalogFolder().ifPresent(catalogs::addAll);
            data.ifPresent(folder -> catalogs.add(
                    FILES,
                    Map.of(
                            "connector",
                            FILES,
                            "location",
                            folder.toAbsolutePath().toString())));
            if (!catalogs.names().contains(TPCH)) {
                catalogs.add(TPCH, Map.of("connector", TPCH));
            }
            return new LocalEngine(
                    configuration, catalogs, views(configuration, data), defaults(catalogs, data.isPresent()));
        } catch (RuntimeException e) {
            catalogs.close();
            throw e;
        }
    }

    /**
     * As {@link #open}, for the one user whose process this is: he may name any file of the machine by its path, as {@code FROM
     * '/data/a.csv'}, which catalog {@code paths} serves.
     */
    public static LocalEngine openForOneUser(ServerConfiguration configuration, Optional<Path> data) {
        LocalEngine local = open(configuration, data);
        if (!local.catalogs.names().contains(PATHS)) {
            local.catalogs.add(PATHS, Map.of("connector", FILES, "location", "/", "only-paths", "true"));
        }
        return local;
    }

    /** Without a configured folder, views are kept apart for each folder of data, whose catalogs all have the same name. */
    private static ViewStore views(ServerConfiguration configuration, Optional<Path> data) {
        Path folder = configuration.viewFolder().orElseGet(() -> {
            String place = data.map(path -> path.toAbsolutePath().normalize().toString())
                    .orElse("no data");
            return Path.of(
                    System.getProperty("user.home"),
                    ".mesquite",
                    "views",
                    UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8))
                            .toString());
        });
        return ViewStore.in(folder);
    }

    private static DefaultNames defaults(CatalogRegistry catalogs, boolean hasData) {
        if (hasData) {
            return new DefaultNames(Optional.of(FILES), Optional.of("default"));
        }
        return catalogs.names().size() == 1
                ? new DefaultNames(Optional.of(TPCH), Optional.of("tiny"))
                : DefaultNames.NONE;
    }

    public MesquiteEngine engine() {
        return engine;
    }

    /** Queries of which something runs or waits; one that has ended may be among them for a moment. */
    public int activeQueries() {
        return coordinator.active().size();
    }

    /** Ids of the worker processes on this machine; none where there are no such workers. */
    public List<Long> workerProcesses() {
        return tasks.workerProcesses();
    }

    /** Memory that running queries have reserved. */
    public long reservedBytes() {
        return memory.reservedBytes();
    }

    /** What queries have on disk. */
    public SpillSpace spill() {
        return spill;
    }

    @Override
    public void close() {
        engine.close();
        coordinator.close();
        tasks.close();
        threads.close();
        spill.close();
        catalogs.close();
    }
}
