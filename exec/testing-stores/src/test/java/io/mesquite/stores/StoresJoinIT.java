package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.mesquite.server.LibraryLogs;
import io.mesquite.testing.Answer;
import io.mesquite.testing.TpchFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One query over tables on HDFS, in S3 and in Cassandra. */
class StoresJoinIT {
    private static final double SCALE = 0.01;
    private static final Pattern CASSANDRA_ROWS = Pattern.compile("(?s)Scan ring.*?([0-9,]+) rows read of");

    @TempDir
    private static Path folder;

    private static HdfsServer hdfs;
    private static S3Server s3;
    private static CassandraCluster cassandra;
    private static StoreTest mesquite;

    @BeforeAll
    static void start() throws Exception {
        LibraryLogs.quieten();
        Path data = folder.resolve("data");
        TpchFiles.write(data, SCALE, 2);
        hdfs = new HdfsServer(folder.resolve("hdfs"));
        hdfs.upload(data);
        s3 = new S3Server(folder.resolve("s3"));
        s3.upload("shop", data);
        cassandra = CassandraCluster.start(1);
        Path credentials = Files.writeString(
                folder.resolve("credentials"),
                "access-key=" + S3Server.ACCESS_KEY + "\nsecret-key=" + S3Server.SECRET_KEY + "\n");
        Map<String, String> catalogs = new HashMap<>();
        catalogs.put("here", "connector=files\nlocation=" + data);
        catalogs.put("lake", "connector=files\nlocation=" + hdfs.url() + "/tpch");
        catalogs.put(
                "bucket",
                "connector=files\nlocation=s3://shop\ns3.endpoint=" + s3.endpoint() + "\ns3.credentials-file="
                        + credentials);
        catalogs.put("ring", cassandra.catalogProperties());
        mesquite = StoreTest.start(folder, catalogs);
        fill();
    }

    /** The customers of the files. */
    private static void fill() throws Exception {
        try (CqlSession cql = cassandra.connect()) {
            cql.execute("CREATE KEYSPACE shop WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            cql.execute("CREATE TABLE shop.customer (custkey bigint PRIMARY KEY, name text, segment text)");
            PreparedStatement insert =
                    cql.prepare("INSERT INTO shop.customer (custkey, name, segment) VALUES (?, ?, ?)");
            Answer customers = mesquite.query("here", "SELECT c_custkey, c_name, c_mktsegment FROM customer");
            for (List<?> row : customers.rows()) {
                cql.execute(insert.bind(
                        Long.valueOf(row.get(0).toString()),
                        row.get(1).toString(),
                        row.get(2).toString()));
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        mesquite.close();
        cassandra.close();
        s3.close();
        hdfs.close();
    }

    private static String sql(String lineitem, String orders, String customer) {
        return "SELECT name, count(*) AS lines, sum(l_extendedprice) AS price FROM " + lineitem
                + " JOIN " + orders + " ON l_orderkey = o_orderkey JOIN " + customer + " ON custkey = o_custkey"
                + " WHERE o_orderdate = DATE '1995-03-15' AND segment <> 'MACHINERY' GROUP BY name ORDER BY name";
    }

    @Test
    void aJoinOfAllThreeIsThatOfLocalFiles() throws Exception {
        String everywhere = sql("lake.\"default\".lineitem", "bucket.\"default\".orders", "ring.shop.customer");
        String local = sql(
                "lineitem",
                "orders",
                "(SELECT c_custkey AS custkey, c_name AS name, c_mktsegment AS segment FROM customer) c");
        Answer expected = mesquite.query("here", local);
        assertFalse(expected.rows().isEmpty());
        assertEquals(Optional.empty(), mesquite.query("here", everywhere).difference(expected));
    }

    @Test
    void whatOneStoreSaysNarrowsTheScansOfTheOthers() throws Exception {
        String everywhere = sql("lake.\"default\".lineitem", "bucket.\"default\".orders", "ring.shop.customer");
        String plan = mesquite.text("here", "EXPLAIN " + everywhere);
        assertTrue(plan.contains("CQL SELECT "), plan);
        assertTrue(plan.contains("not in CQL segment"), plan);
        assertTrue(plan.contains("files 2, "), plan);
        assertTrue(plan.contains("dynamic filter "), plan);
        String measured = mesquite.text("here", "EXPLAIN ANALYZE " + everywhere);
        Matcher rows = CASSANDRA_ROWS.matcher(measured);
        assertTrue(rows.find(), measured);
        // the orders of one day have a few customers of 1,500, and these alone are fetched
        assertTrue(Long.parseLong(rows.group(1).replace(",", "")) < 200, measured);
    }
}
