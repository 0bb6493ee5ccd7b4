package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Worker processes are killed at random moments while clients run queries: every answer is right, or a clear error. */
class ClusterChaosIT {
    private static final double SCALE = 0.02;
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 45));
    private static final int CLIENTS = 3;
    /** Lost workers in all attempts, or after rows were given out; no workers in time. */
    private static final Set<String> CLEAR_ERRORS = Set.of("58000", "57P03");

    private static final List<String> QUERIES = List.of("q01", "q03", "q05", "q06", "q09", "q13", "q18", "q21");

    private static TestServer server;
    private static final Map<String, Answer> EXPECTED = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.onWorkers(SCALE, 3);
        for (String query : QUERIES) {
            EXPECTED.put(query, answer(server.oracle(), TpchQueries.sql(query, SCALE)));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void answersAreRightOrClearErrorsWhileWorkersAreKilled() throws Exception {
        System.out.println("chaos seed " + SEED);
        Instant end = Instant.now().plus(LENGTH);
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger right = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(SEED + client);
            Thread thread = new Thread(() -> {
                while (Instant.now().isBefore(end)) {
                    String query = QUERIES.get(random.nextInt(QUERIES.size()));
                    runOne(query, right, failed).ifPresent(wrong::add);
                }
            });
            clients.add(thread);
            thread.start();
        }
        int kills = killWorkers(end);
        for (Thread client : clients) {
            client.join(Duration.ofMinutes(2).toMillis());
            assertTrue(!client.isAlive(), "a client hangs; seed " + SEED);
        }
        System.out.println(right + " right, " + failed + " clear errors, " + kills + " kills");
        assertEquals(List.of(), List.copyOf(wrong), "seed " + SEED);
        assertTrue(right.get() > failed.get(), right + " right, " + failed + " errors; seed " + SEED);
        assertTrue(kills > 2, kills + " kills");
        allIsWellAgain();
    }

    private static int killWorkers(Instant end) throws InterruptedException {
        Random random = new Random(SEED - 1);
        int kills = 0;
        while (Instant.now().isBefore(end)) {
            Thread.sleep(3000 + random.nextInt(6000));
            List<Long> processes = server.workerProcesses();
            if (!processes.isEmpty()) {
                long victim = processes.get(random.nextInt(processes.size()));
                ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
                kills++;
            }
        }
        return kills;
    }

    /** What was wrong with the answer, or with the error. */
    private static Optional<String> runOne(String query, AtomicInteger right, AtomicInteger failed) {
        try (Connection connection = server.connect()) {
            Optional<String> difference =
                    answer(connection, TpchQueries.sql(query, SCALE)).difference(EXPECTED.get(query));
            right.incrementAndGet();
            return difference.map(text -> query + ": " + text);
        } catch (SQLException e) {
            failed.incrementAndGet();
            return CLEAR_ERRORS.contains(e.getSQLState())
                    ? Optional.empty()
                    : Optional.of(query + ": " + e.getSQLState() + " " + e.getMessage());
        }
    }

    private static void allIsWellAgain() throws SQLException {
        for (String query : QUERIES) {
            try (Connection connection = server.connect()) {
                assertEquals(
                        Optional.empty(),
                        answer(connection, TpchQueries.sql(query, SCALE)).difference(EXPECTED.get(query)));
            }
        }
    }

    private static Answer answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            return Answer.read(results);
        }
    }
}
