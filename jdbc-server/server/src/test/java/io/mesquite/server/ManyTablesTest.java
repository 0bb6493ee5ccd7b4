package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import io.mesquite.server.config.ServerConfiguration;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assertion 18 of what tools ask of a JDBC server: a tool that lists the columns of a thousand tables does not wait. */
final class ManyTablesTest {
    private static final int TABLES = 1_000;
    private static final int COLUMNS = 50;

    @TempDir
    private Path folder;

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @Test
    void columnsOfAThousandTablesComeWithinTwoSecondsAndWithoutATask() throws Exception {
        String header = IntStream.range(0, COLUMNS).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, COLUMNS)
                .mapToObj(i -> i % 2 == 0 ? "" + i : "x" + i)
                .collect(Collectors.joining(","));
        for (int table = 0; table < TABLES; table++) {
            Files.writeString(folder.resolve("t" + table + ".csv"), header + "\n" + row + "\n" + row + "\n");
        }
        try (MesquiteServer server =
                        MesquiteServer.start(ServerConfiguration.defaults().withPort(0), Optional.of(folder));
                Connection connection = DriverManager.getConnection(server.url())) {
            // time of the processors, since others may use them at the same time; there are at least two
            long start = cpuNanos();
            int columns = 0;
            try (ResultSet rows = connection.getMetaData().getColumns("files", "default", "%", "%")) {
                while (rows.next()) {
                    columns++;
                }
            }
            long millis = (cpuNanos() - start) / 1_000_000;
            assertEquals(TABLES * COLUMNS, columns);
            assertEquals(0, server.local().activeQueries());
            assertTrue(millis < 4_000, "took " + millis + " ms of all processors");
        }
    }
}
