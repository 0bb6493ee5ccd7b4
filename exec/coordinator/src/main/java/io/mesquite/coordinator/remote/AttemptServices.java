package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.cluster.Cluster;
import io.mesquite.engine.remote.CatalogDescription;
import io.mesquite.engine.remote.HttpCalls;
import io.mesquite.spi.connector.Connector;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What all attempts share.
 *
 * @param run differs for each start of a coordinator, so that no attempt's id is ever used again
 * @param coordinator this process's address for workers
 * @param enqueue runs something on the cluster's thread
 */
record AttemptServices(
        ClusterOptions options,
        Cluster cluster,
        HttpCalls calls,
        WorkerHealth health,
        String run,
        String coordinator,
        Function<String, Connector> connectors,
        Function<String, CatalogDescription> catalogs,
        long exchangeBufferBytes,
        Consumer<Attempt> register,
        Consumer<Attempt> forget,
        Consumer<Runnable> enqueue) {}
