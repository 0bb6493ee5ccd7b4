package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random queries answered by Mesquite and by DuckDB. {@code -Dtest.jvm="-Drandom.queries=N -Drandom.seed=S"} asks others
 * than the usual ones.
 */
class RandomQueryIT {
    private static final int TABLES = 3;
    private static final int ROWS = 120;

    /** Overflow: DuckDB adds up in wider types than SQL's result type. */
    private static final Set<String> ALLOWED_ERRORS = Set.of("22003");

    private record Outcome(Answer answer, SQLException error) {}

    @Test
    void answersAreThoseOfDuckDb() throws Exception {
        int queries = Integer.getInteger("random.queries", 2000);
        long seed = Long.getLong("random.seed", 20261122);
        System.out.println("random queries: " + queries + ", -Drandom.seed=" + seed);
        RandomQueries generator = new RandomQueries(seed, TABLES);
        List<String> failures = new ArrayList<>();
        int compared = 0;
        try (TestServer server = TestServer.start(0.001, oracle -> createTables(oracle, generator));
                Connection mesquite = server.connect()) {
            for (int i = 0; i < queries && failures.size() < 10; i++) {
                String sql = generator.next();
                Outcome expected = run(server.oracle(), sql);
                if (expected.error != null) {
                    continue;
                }
                compared++;
                Outcome actual = run(mesquite, sql);
                difference(actual, expected.answer).ifPresent(difference -> failures.add(sql + "\n    " + difference));
            }
        }
        System.out.println("random queries compared: " + compared);
        failures.forEach(System.out::println);
        assertTrue(failures.isEmpty(), () -> "-Drandom.seed=" + seed + "\n" + String.join("\n", failures));
        assertTrue(compared > queries * 0.9, "DuckDB refused more than a tenth of the queries");
    }

    private static List<String> createTables(Connection oracle, RandomQueries generator) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = oracle.createStatement()) {
            for (int table = 0; table < TABLES; table++) {
                String name = "t" + table;
                statement.execute("create table " + name + " (" + RandomQueries.COLUMNS + ")");
                List<String> rows = new ArrayList<>();
                for (int row = 0; row < ROWS >> table; row++) {
                    rows.add(generator.row());
                }
                statement.execute("insert into " + name + " values " + String.join(", ", rows));
                names.add(name);
            }
        }
        return names;
    }

    private static Optional<String> difference(Outcome actual, Answer expected) {
        if (actual.error == null) {
            return actual.answer.sorted().difference(expected.sorted());
        }
        return ALLOWED_ERRORS.contains(String.valueOf(actual.error.getSQLState()))
                ? Optional.empty()
                : Optional.of(actual.error.getSQLState() + " " + actual.error.getMessage());
    }

    private static Outcome run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            return new Outcome(Answer.read(results), null);
        } catch (SQLException e) {
            return new Outcome(null, e);
        }
    }
}
