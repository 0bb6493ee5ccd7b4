package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.testing.TpchFiles;
import io.mesquite.testing.TpchQueries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables on HDFS, with three DataNodes. */
class HdfsIT {
    private static final double SCALE = 0.01;

    @TempDir
    private static Path folder;

    private static HdfsServer hdfs;
    private static StoreTest mesquite;

    @BeforeAll
    static void start() throws Exception {
        Path data = folder.resolve("data");
        TpchFiles.write(data, SCALE, 4);
        hdfs = new HdfsServer(folder.resolve("hdfs"));
        hdfs.upload(data);
        mesquite = StoreTest.start(
                folder,
                Map.of(
                        "here", "connector=files\nlocation=" + data,
                        "there", "connector=files\nlocation=" + hdfs.url() + "/tpch"));
    }

    @AfterAll
    static void stop() {
        mesquite.close();
        hdfs.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q01", "q03", "q06"})
    void answersAreThoseOfLocalFiles(String query) throws Exception {
        String sql = TpchQueries.sql(query, SCALE);
        assertEquals(Optional.empty(), mesquite.query("there", sql).difference(mesquite.query("here", sql)));
    }

    @Test
    void aDataNodeThatStopsInTheMiddleOfAQueryChangesNoAnswer() throws Exception {
        String sql = "SELECT l_orderkey, l_linenumber, l_comment FROM lineitem";
        long expected = rows("here", sql, () -> {});
        assertEquals(expected, rows("there", sql, () -> hdfs.stopDataNode(1)));
        String sum = "SELECT count(*), sum(l_extendedprice), min(l_comment), max(l_comment) FROM lineitem";
        assertEquals(Optional.empty(), mesquite.query("there", sum).difference(mesquite.query("here", sum)));
    }

    /** A digest of all rows; {@code disturbance} is run when the first ones have come. */
    private static long rows(String catalog, String sql, Runnable disturbance) throws Exception {
        long digest = 0;
        try (Connection connection = mesquite.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + catalog + ".\"default\"");
            try (ResultSet rows = statement.executeQuery(sql)) {
                for (int row = 0; rows.next(); row++) {
                    if (row == 1000) {
                        disturbance.run();
                    }
                    digest += (rows.getLong(1) * 31 + rows.getInt(2)) * 31
                            + rows.getString(3).hashCode();
                }
            }
        }
        return digest;
    }

    @Test
    void splitsNameTheHostsOfTheirBlocks() throws Exception {
        try (CatalogRegistry catalogs = CatalogRegistry.withInstalledConnectors()) {
            catalogs.add("there", Map.of("connector", "files", "location", hdfs.url() + "/tpch"));
            Connector connector = catalogs.connector("there");
            Table table = connector.metadata().findTable("default", "lineitem").orElseThrow();
            Scan scan = new Scan(table.handle(), table.columns(), Constraint.ALL, OptionalLong.empty());
            List<Split> splits = connector.splits(scan).next(100);
            assertTrue(splits.size() >= 4, splits.toString());
            for (Split split : splits) {
                assertTrue(split.hosts().size() >= 2, split.toString());
                assertTrue(Set.of("dn1.test", "dn2.test", "dn3.test").containsAll(split.hosts()), split.toString());
            }
        }
    }

    @Test
    void aNameNodeThatIsNotThereIsToldInOneLine() throws Exception {
        try (StoreTest wrong = StoreTest.start(
                folder,
                Map.of(
                        "refused",
                                "connector=files\nlocation=hdfs://127.0.0.1:1/tpch\nhadoop.ipc.client.connect.max.retries=1",
                        "unknown", "connector=files\nlocation=hdfs://nobody.invalid:8020/tpch"))) {
            assertTells(wrong, "refused", "its NameNode does not answer");
            assertTells(wrong, "unknown", "its NameNode's host is not known here");
        }
    }

    private static void assertTells(StoreTest server, String catalog, String told) {
        SQLException failure =
                assertThrows(SQLException.class, () -> server.query(catalog, "SELECT count(*) FROM nation"));
        assertTrue(failure.getMessage().contains(told), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
    }
}
