package io.mesquite.mesos.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a worker's process is started on an agent.
 *
 * @param uris that the agent fetches; empty for the distribution that the coordinator serves
 * @param image of a container that has Java, and the distribution where no URIs are given; empty for none
 * @param network of containers; empty for the host's
 * @param threads that compute in a worker; empty for one for each core
 * @param javaHome on the agents; where there is no Java, the one of the path is taken
 * @param javaOptions of the workers, besides those of memory
 * @param mainClass of the worker
 * @param serverHost address to serve the distribution at; empty for all of this machine
 * @param serverPort port to serve the distribution at; 0 for any that is free
 * @param advertisedHost name or address by which agents reach this machine
 * @param environment further variables of the worker, see {@link WorkerEnvironment}
 * @param orphanTimeout after which a worker that hears nothing from its scheduler ends by itself
 */
public record WorkerProcess(
        List<String> uris,
        Optional<String> image,
        Optional<String> network,
        Optional<Integer> threads,
        String javaHome,
        List<String> javaOptions,
        String mainClass,
        String serverHost,
        int serverPort,
        String advertisedHost,
        Map<String, String> environment,
        Duration orphanTimeout) {
    public WorkerProcess {
        environment = Map.copyOf(environment);
    }
}
