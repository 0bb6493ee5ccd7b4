package io.mesquite.server;

import io.mesquite.server.config.ServerConfiguration;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs a server until the process is told to end. */
public final class ServerMain {
    private ServerMain() {}

    /**
     * Starts a server, prints {@code ready:} and its URL, and waits for SIGTERM or Ctrl-C.
     *
     * @param etc the folder of the configuration
     * @param data a folder of tables
     * @param workers processes on this machine that queries run on; empty for what the configuration says
     */
    public static void run(Optional<Path> etc, Optional<Path> data, Optional<Integer> port, Optional<Integer> workers)
            throws InterruptedException {
        ServerConfiguration configuration = etc.map(ServerConfiguration::read).orElseGet(ServerConfiguration::defaults);
        ServerConfiguration chosen = port.map(configuration::withPort).orElse(configuration);
        ServerConfiguration clustered = workers.map(
                        count -> chosen.withCluster(chosen.cluster().withProcesses(count)))
                .orElse(chosen);
        MesquiteServer server = MesquiteServer.start(clustered, data);
        WarmUp.start(server.local().engine());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mesquite-shutdown"));
        System.out.println("ready: " + server.url());
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
