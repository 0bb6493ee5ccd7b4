package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** EXPLAIN and KILL QUERY. */
final class JdbcStatementsTest extends JdbcFixture {
    private String explain(String sql) throws SQLException {
        return rows(sql).stream().map(row -> row.get(0)).collect(Collectors.joining("\n"));
    }

    @Test
    void explainShowsEstimatesAndWhatScansAreTold() throws SQLException {
        String plan = explain("EXPLAIN SELECT n_name FROM nation WHERE n_nationkey = 3");
        assertTrue(plan.contains("Scan tpch.tiny.nation"), plan);
        assertTrue(plan.contains("constraint n_nationkey in {3}"), plan);
        assertTrue(plan.contains(" rows, "), plan);
    }

    @Test
    void explainAnalyzeShowsWhatWasMeasured() throws SQLException {
        String plan = explain("EXPLAIN ANALYZE SELECT count(*) FROM lineitem WHERE l_quantity < 10");
        assertTrue(
                Pattern.compile("Scan .*\\n *= [\\d,]+ rows out, [\\d.]+ ms of all threads, 60,175 rows read of ")
                        .matcher(plan)
                        .find(),
                plan);
        assertTrue(
                Pattern.compile("Aggregate: .*\\n *= 1 rows out").matcher(plan).find(), plan);
    }

    @Test
    @Timeout(60)
    void killQueryEndsARunningQuery() throws Exception {
        try (Statement statement = statement()) {
            ResultSet result = statement.executeQuery("SELECT l_comment AS victim FROM tpch.sf10.lineitem");
            assertTrue(result.next());
            statement().execute("KILL QUERY '" + runningQuery() + "'");
            SQLException end = assertThrows(SQLException.class, () -> {
                while (result.next()) {
                    result.getString(1);
                }
            });
            assertTrue(end.getMessage().contains("KILL QUERY"), end.getMessage());
            assertEquals("57014", end.getSQLState());
        }
    }

    /** The id on the server's own list. */
    private static String runningQuery() throws Exception {
        URI uri = URI.create(url().replace("jdbc:mesquite:", "http:") + "/queries");
        String json = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .build()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\",\"state\":\"RUNNING\".*victim")
                .matcher(json);
        assertTrue(id.find(), json);
        return id.group(1);
    }

    @Test
    void killQueryOfAnUnknownIdSaysSo() {
        SQLException unknown =
                assertThrows(SQLException.class, () -> statement().execute("KILL QUERY 'q0'"));
        assertTrue(unknown.getMessage().contains("No query 'q0' is running"), unknown.getMessage());
    }
}
