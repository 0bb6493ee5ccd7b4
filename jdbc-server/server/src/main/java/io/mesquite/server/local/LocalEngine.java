package io.mesquite.server.local;

import io.mesquite.catalog.CatalogRegistry;
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
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.engine.DefaultNames;
import io.mesquite.server.engine.EndingRights;
import io.mesquite.server.engine.MesquiteEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final MesquiteEngine engine;

    private LocalEngine(ServerConfiguration configuration, CatalogRegistry catalogs, DefaultNames defaults) {
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
        this.engine = new MesquiteEngine(
                catalogs,
                functions,
                new CalcitePlanner(catalogs, functions, new Expressions(functions), tasks.workers()),
                new CoordinatorStarter(coordinator, new Expressions(functions), tasks.workers()),
                new MesquiteEngine.Settings(
                        defaults,
                        configuration.queryTimeout(),
                        new EndingRights(
                                configuration.security().usersFile().isPresent(),
                                configuration.security().administrators())));
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
            return new LocalEngine(configuration, catalogs, defaults(catalogs, data.isPresent()));
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
