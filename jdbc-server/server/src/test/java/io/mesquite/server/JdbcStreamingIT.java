package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Assertion 31 of what tools ask of a JDBC server: results far larger than the memory of both sides. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JdbcStreamingIT {
    private static final int ROWS = 2_000_000;
    private static final String QUERY = "SELECT * FROM tpch.sf1.lineitem LIMIT " + ROWS;
    /** Where the rows are some 250 MB. */
    private static final long MOST_SERVER_BYTES = 128L << 20;

    /** The client's main class: reads all rows and all values, and prints how many rows there were. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection connection = DriverManager.getConnection(arguments[0]);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(QUERY)) {
                int columns = rows.getMetaData().getColumnCount();
                int count = 0;
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getString(i);
                    }
                    count++;
                }
                System.out.println(count);
            }
        }
    }

    @Test
    void aSmallClientReadsALargeResultAndTheServerHoldsLittleOfIt() throws Exception {
        try (MesquiteServer server =
                MesquiteServer.start(ServerConfiguration.defaults().withPort(0), Optional.empty())) {
            // the generator keeps 300 MB of text once it has made a comment
            try (Connection connection = DriverManager.getConnection(server.url());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT l_comment FROM tpch.sf1.lineitem LIMIT 1")) {
                assertTrue(rows.next());
            }
            long before = liveHeapBytes();
            Process client = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx32m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Reader.class.getName(),
                            server.url())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            long most = 0;
            int samples = 0;
            while (client.isAlive()) {
                most = Math.max(most, liveHeapBytes());
                samples++;
                Thread.sleep(200);
            }
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                assertEquals(Integer.toString(ROWS), output.readLine());
            }
            assertTrue(samples >= 5, "the query was seen " + samples + " times");
            assertTrue(most - before < MOST_SERVER_BYTES, "the server held " + (most - before) + " bytes");
        }
    }

    /** What is still in use after a collection: the result queue, batches on their way, and whatever leaks. */
    private static long liveHeapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
