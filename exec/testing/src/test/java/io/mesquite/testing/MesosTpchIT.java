package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.mesos.testing.TestAgent;
import io.mesquite.mesos.testing.TestMaster;
import io.mesquite.server.config.ServerConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The TPC-H queries on workers of a test master's agents, against DuckDB; then with workers that die. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MesosTpchIT {
    private static final double SCALE = 0.05;

    @TempDir
    private static Path folder;

    private static TestMaster master;
    private static List<TestAgent> agents;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        master = new TestMaster(folder.resolve("sandboxes"), 7);
        agents = List.of(master.addAgent("agent1", 4, 4096), master.addAgent("agent2", 4, 4096));
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(
                etc.resolve("mesquite.properties"),
                """
                server.port=0
                cluster.mode=mesos
                mesos.masters=%s
                mesos.worker-memory=1GB
                mesos.idle-timeout=5s
                worker.threads=1
                """
                        .formatted(master.address()));
        server = TestServer.start(SCALE, ServerConfiguration.read(etc));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        master.close();
    }

    static Stream<String> queries() {
        return TpchQueries.names().stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    @Order(1)
    void answersAreThoseOfDuckDb(String query) throws SQLException {
        compare(query);
    }

    @Test
    @Order(2)
    void everyAgentHasAWorker() {
        assertTrue(agents.stream().allMatch(agent -> agent.executorIds().size() == 1));
    }

    @Test
    @Order(3)
    void answersAreRightWhenWorkersDie() throws Exception {
        for (int round = 0; round < 4; round++) {
            TestAgent agent = agents.get(round % 2);
            Thread killer = new Thread(() -> {
                sleep(150);
                agent.executorIds().forEach(agent::killExecutor);
            });
            killer.start();
            compare("q21");
            compare("q18");
            killer.join();
        }
    }

    @Test
    @Order(4)
    void answersAreRightWhenTheMastersConnectionBreaks() throws SQLException {
        compare("q03");
        master.breakStream();
        compare("q05");
    }

    @Test
    @Order(5)
    void nothingIsHeldAfterTheIdleTimeout() {
        for (int i = 0; i < 200 && master.heldCpus() > 0; i++) {
            sleep(100);
        }
        assertEquals(0, master.heldCpus());
        assertEquals("SUPPRESS", lastOf(List.of("SUPPRESS", "REVIVE")));
    }

    private static String lastOf(List<String> types) {
        List<String> calls = master.calls().stream().filter(types::contains).toList();
        return calls.get(calls.size() - 1);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void compare(String query) throws SQLException {
        String sql = TpchQueries.sql(query, SCALE);
        Answer expected = answer(server.oracle(), sql);
        try (Connection connection = server.connect()) {
            assertEquals(Optional.empty(), answer(connection, sql).difference(expected));
        }
    }

    private static Answer answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Answer.read(rows);
        }
    }
}
