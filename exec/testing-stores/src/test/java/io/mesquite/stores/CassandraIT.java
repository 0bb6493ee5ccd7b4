package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.mesquite.server.LibraryLogs;
import io.mesquite.server.MesquiteServer;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.testing.TpchFiles;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** SQL over two real Cassandra nodes, the last test with one of them dead. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CassandraIT {
    private static final int EVENTS = 1_000_000;
    private static final int SENSORS = 5_000;
    private static final Pattern ROWS_READ = Pattern.compile("([0-9,]+) rows read of");

    @TempDir
    private static Path folder;

    private static CassandraCluster cluster;
    private static MesquiteServer server;
    private static Connection connection;

    @BeforeAll
    static void start() throws Exception {
        LibraryLogs.quieten();
        cluster = CassandraCluster.start(2);
        try (CqlSession cql = cluster.connect()) {
            create(cql);
            fill(cql);
        }
        Path data = Files.createDirectory(folder.resolve("data"));
        TpchFiles.write(data, 0.01, 1);
        Path etc = Files.createDirectories(folder.resolve("etc/catalog"));
        Files.writeString(etc.resolve("ring.properties"), cluster.catalogProperties());
        Files.writeString(etc.resolve("slow.properties"), cluster.catalogProperties() + "max-rows-per-second=1000\n");
        Files.writeString(
                etc.resolve("elsewhere.properties"),
                cluster.catalogProperties().replace(CassandraCluster.DATACENTER, "datacenter2"));
        server = MesquiteServer.start(ServerConfiguration.read(etc.getParent()).withPort(0), Optional.of(data));
        connection = DriverManager.getConnection(server.url());
    }

    @AfterAll
    static void stop() throws Exception {
        if (connection != null) {
            connection.close();
            server.close();
        }
        cluster.close();
    }

    private static void create(CqlSession cql) {
        cql.execute("CREATE KEYSPACE shop WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 2}");
        cql.execute(
                "CREATE KEYSPACE \"MixedCase\" WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        cql.execute(
                "CREATE TABLE shop.events (sensor int, at bigint, amount decimal, kind text, PRIMARY KEY (sensor, at))"
                        + " WITH comment = 'what sensors saw'");
        cql.execute("CREATE INDEX ON shop.events (kind)");
        cql.execute("CREATE TYPE shop.address (street text, number int)");
        cql.execute(
                "CREATE TABLE shop.types (id text PRIMARY KEY, b boolean, t tinyint, s smallint, i int, l bigint, f float,"
                        + " d double, n decimal, v varint, a ascii, x blob, dt date, tm time, ts timestamp, u uuid, tu timeuuid,"
                        + " ip inet, du duration, li list<int>, se set<text>, ma map<text, int>, tup tuple<int, text>,"
                        + " ad frozen<address>, vec vector<float, 3>)");
        cql.execute("CREATE TABLE \"MixedCase\".\"Order\" (\"Id\" int, \"select\" text, day timestamp,"
                + " PRIMARY KEY ((\"Id\", \"select\"), day)) WITH CLUSTERING ORDER BY (day DESC)");
        cql.execute(
                "INSERT INTO \"MixedCase\".\"Order\" (\"Id\", \"select\", day) VALUES (1, 'x', '2024-05-06T07:08:09.123Z')");
        cql.execute("CREATE TABLE shop.counts (k int PRIMARY KEY, c counter)");
        cql.execute("UPDATE shop.counts SET c = c + 42 WHERE k = 1");
        cql.execute("CREATE TABLE shop.statics (k int, c int, s text STATIC, PRIMARY KEY (k, c))");
        cql.execute("INSERT INTO shop.statics (k, s) VALUES (1, 'alone')");
        cql.execute("INSERT INTO shop.statics (k, c, s) VALUES (2, 1, 'shared')");
        cql.execute("INSERT INTO shop.statics (k, c) VALUES (2, 2)");
    }

    /** Sensor s has the events at s, s + SENSORS, s + 2 * SENSORS and so on. */
    private static void fill(CqlSession cql) throws InterruptedException {
        PreparedStatement insert =
                cql.prepare("INSERT INTO shop.events (sensor, at, amount, kind) VALUES (?, ?, ?, ?)");
        Semaphore inFlight = new Semaphore(16);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            BatchStatementBuilder partition = BatchStatement.builder(BatchType.UNLOGGED);
            for (int i = sensor; i < EVENTS; i += SENSORS) {
                partition.addStatement(
                        insert.bind(sensor, (long) i, BigDecimal.valueOf(i, 2), i % 1000 == 7 ? "rare" : "usual"));
            }
            inFlight.acquire();
            cql.executeAsync(partition.build()).whenComplete((done, error) -> {
                inFlight.release();
                if (error != null) {
                    failure.set(error);
                }
            });
        }
        inFlight.acquire(16);
        if (failure.get() != null) {
            throw new CompletionException(failure.get());
        }
    }

    @Test
    void aScanOfAllTokensGivesEachRowOnce() throws SQLException {
        assertEquals(
                List.of(List.of("1000000", "1000000", "0", "999999", "4999995000.000000000000000000")),
                rows("SELECT count(*), count(DISTINCT at), min(at), max(at), sum(amount) FROM ring.shop.events"));
    }

    @Test
    void partitionsAndRangesOfClusteringColumnsAreReadAlone() throws SQLException {
        assertEquals(
                List.of(List.of("17", "5017"), List.of("17", "10017")),
                rows(
                        "SELECT sensor, at FROM ring.shop.events WHERE sensor = 17 AND at > 17 AND at < 15017 ORDER BY at"));
        assertEquals(
                List.of(List.of("400")), rows("SELECT count(*) FROM ring.shop.events WHERE sensor IN (1, 2, 70000)"));
        assertEquals(200, rowsRead("SELECT count(*) FROM ring.shop.events WHERE sensor = 17"));
    }

    @Test
    void predicatesThatCqlRefusesAreAnsweredAllTheSame() throws SQLException {
        assertEquals(List.of(List.of("1")), rows("SELECT count(*) FROM ring.shop.events WHERE at = 123456"));
        assertEquals(
                List.of(List.of("200")),
                rows("SELECT count(*) FROM ring.shop.events WHERE sensor = 7 AND kind = 'rare' AND amount >= 0"));
        assertEquals(List.of(List.of("1000")), rows("SELECT count(*) FROM ring.shop.events WHERE kind = 'rare'"));
        assertEquals(
                List.of(List.of("30")),
                rows("SELECT count(*) FROM ring.shop.events WHERE kind = 'rare' AND at BETWEEN 0 AND 29999"));
        assertEquals(List.of(List.of("201")), rows("SELECT count(*) FROM ring.shop.events WHERE sensor = 3 OR at = 4"));
    }

    @Test
    void explainShowsTheCqlAndWhatIsNotInIt() throws SQLException {
        String partition =
                rows("EXPLAIN SELECT amount FROM ring.shop.events WHERE sensor IN (1, 2) AND at > 17 AND kind = 'rare'")
                        .toString();
        assertTrue(partition.contains("FROM shop.events WHERE sensor = ? AND at >= ? (2 partitions)"), partition);
        assertTrue(partition.contains("not in CQL kind, which is neither of the key nor"), partition);
        String scan = rows("EXPLAIN SELECT amount FROM ring.shop.events WHERE sensor > 3 AND kind = 'rare'")
                .toString();
        assertTrue(
                scan.contains(
                        "WHERE token(sensor) > ? AND token(sensor) <= ? AND kind = ? ALLOW FILTERING (all token ranges)"),
                scan);
        assertTrue(scan.contains("not in CQL sensor, since its key's columns are not all equal"), scan);
    }

    @Test
    void aJoinFetchesThePartitionsOfItsOtherSide() throws SQLException {
        String join =
                "SELECT count(*), sum(e.at) FROM nation n JOIN ring.shop.events e ON e.sensor = n.n_nationkey * 100";
        assertEquals(List.of(List.of("5000", "2493500000")), rows(join));
        assertEquals(5_000, rowsRead(join));
    }

    @Test
    void everyTypeIsExact() throws SQLException {
        try (CqlSession cql = cluster.connect()) {
            cql.execute(
                    "INSERT INTO shop.types (id, b, t, s, i, l, f, d, n, v, a, x, dt, tm, ts, u, tu, ip, du, li, se, ma, tup, ad, vec)"
                            + " VALUES ('low', false, -128, -32768, -2147483648, -9223372036854775808, -1.5, -2.25, -12345.678,"
                            + " -99999999999999999999999999999999999999, 'a~', 0x00ff, '0001-01-01', '00:00:00.000001',"
                            + " '1969-12-31T23:59:59.999Z', 00000000-0000-4000-8000-000000000001,"
                            + " 50554d6e-29bb-11e5-b345-feff819cdc9f, '127.0.0.1', -1y2mo3d4h, [3, 1], {'b', 'a'}, {'k': 1},"
                            + " (1, null), {street: 'Elm', number: 5}, [1, 2.5, 3])");
            cql.execute("INSERT INTO shop.types (id) VALUES ('none')");
            cql.execute(
                    "INSERT INTO shop.types (id, ip, a, x, li, n) VALUES ('odd', '2001:db8::1', '', 0x, [], 1E-18)");
        }
        assertEquals(
                List.of(List.of(
                        "false",
                        "-128",
                        "-32768",
                        "-2147483648",
                        "-9223372036854775808",
                        "-1.5",
                        "-2.25",
                        "-12345.678000000000000000",
                        "-99999999999999999999999999999999999999",
                        "a~",
                        "00FF",
                        "0001-01-01",
                        "00:00:00.000001",
                        "true",
                        "00000000-0000-4000-8000-000000000001",
                        "50554d6e-29bb-11e5-b345-feff819cdc9f",
                        "127.0.0.1",
                        "-14",
                        "-3",
                        "-14400000000000",
                        "3",
                        "2",
                        "1",
                        "1",
                        "true",
                        "Elm",
                        "5",
                        "2.5")),
                rows("SELECT b, t, s, i, l, f, d, n, v, a, to_hex(x), CAST(dt AS VARCHAR), CAST(tm AS VARCHAR),"
                        + " ts = CAST('1969-12-31 23:59:59.999 +00:00' AS TIMESTAMP WITH TIME ZONE), CAST(u AS VARCHAR), CAST(tu AS VARCHAR), ip,"
                        + " types.du.months, types.du.days, types.du.nanoseconds, li[1], cardinality(se), ma['k'], tup[1], tup[2] IS NULL,"
                        + " types.ad.street, types.ad.number, vec[2] FROM ring.shop.types WHERE id = 'low'"));
        assertEquals(
                List.of(List.of("1")),
                rows(Stream.of(("b t s i l f d n v a x dt tm ts u tu ip du li se ma tup ad vec").split(" "))
                        .map(column -> column + " IS NULL")
                        .collect(Collectors.joining(
                                " AND ", "SELECT count(*) FROM ring.shop.types WHERE id = 'none' AND ", ""))));
        assertEquals(
                List.of(List.of("2001:db8:0:0:0:0:0:1", "", "", "0.000000000000000001")),
                rows("SELECT ip, a, to_hex(x), n FROM ring.shop.types WHERE id = 'odd'"));
        assertEquals(List.of(List.of("42")), rows("SELECT c FROM ring.shop.counts"));
    }

    @Test
    void aDecimalThatDoesNotFitNamesColumnAndKey() throws SQLException {
        try (CqlSession cql = cluster.connect()) {
            cql.execute("CREATE TABLE shop.tiny (id int PRIMARY KEY, n decimal)");
            cql.execute("INSERT INTO shop.tiny (id, n) VALUES (1, 1E-19)");
        }
        SQLException error = assertThrows(SQLException.class, () -> rows("SELECT n FROM ring.shop.tiny"));
        assertTrue(error.getMessage().contains("1E-19"), error.getMessage());
        assertTrue(error.getMessage().contains("decimal-scale"), error.getMessage());
    }

    @Test
    void quotedNamesAndKeysAreSeenThroughJdbc() throws SQLException {
        assertEquals(
                List.of(List.of("1", "x")),
                rows(
                        "SELECT \"Id\", \"select\" FROM ring.\"MixedCase\".\"Order\""
                                + " WHERE \"Id\" = 1 AND \"select\" = 'x' AND day > CAST('2024-05-06 07:08:09.1229 +00:00' AS TIMESTAMP WITH TIME ZONE)"));
        DatabaseMetaData metadata = connection.getMetaData();
        List<String> keys = new ArrayList<>();
        try (ResultSet result = metadata.getPrimaryKeys("ring", "MixedCase", "Order")) {
            while (result.next()) {
                keys.add(result.getInt("KEY_SEQ") + " " + result.getString("COLUMN_NAME"));
            }
        }
        assertEquals(
                List.of("1 Id", "2 select", "3 day"), keys.stream().sorted().toList());
    }

    @Test
    void aPartitionOfStaticColumnsAloneIsARowWithoutClusteringColumns() throws SQLException {
        assertEquals(
                List.of(List.of("1", "null", "alone"), List.of("2", "1", "shared"), List.of("2", "2", "shared")),
                rows("SELECT k, c, s FROM ring.shop.statics ORDER BY k, c"));
    }

    @Test
    void theBoundOnRowsASecondHolds() throws SQLException {
        long start = System.nanoTime();
        assertEquals(
                List.of(List.of("4000")),
                rows("SELECT count(*) FROM slow.shop.events WHERE sensor < 20 AND sensor IN"
                        + " (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19)"));
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(
                seconds > 2, "4,000 rows at 1,000 a second, of which one second may be made up for, took " + seconds);
    }

    @Test
    void aWrongDataCentreIsNamed() {
        SQLException error = assertThrows(SQLException.class, () -> rows("SELECT * FROM elsewhere.shop.counts"));
        assertTrue(error.getMessage().contains("did you mean 'datacenter1'?"), error.getMessage());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aNodeThatDiesInTheMiddleOfAScanChangesNothing() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet result = statement.executeQuery("SELECT at FROM ring.shop.events")) {
                long count = 0;
                long sum = 0;
                while (result.next()) {
                    count++;
                    sum += result.getLong(1);
                    if (count == 5_000) {
                        cluster.killNode(1);
                    }
                }
                assertEquals(EVENTS, count);
                assertEquals((long) EVENTS * (EVENTS - 1) / 2, sum);
            }
        }
        aScanOfAllTokensGivesEachRowOnce();
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Rows that came from the store, as EXPLAIN ANALYZE tells. */
    private static long rowsRead(String sql) throws SQLException {
        Matcher found = ROWS_READ.matcher(rows("EXPLAIN ANALYZE " + sql).toString());
        long most = -1;
        while (found.find()) {
            most = Math.max(most, Long.parseLong(found.group(1).replace(",", "")));
        }
        return most;
    }
}
