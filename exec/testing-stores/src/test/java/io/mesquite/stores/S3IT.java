package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.CheckStep;
import io.mesquite.testing.Answer;
import io.mesquite.testing.TpchFiles;
import io.mesquite.testing.TpchQueries;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in a bucket, with the server's authentication on. */
class S3IT {
    private static final double SCALE = 0.01;

    @TempDir
    private static Path folder;

    private static S3Server s3;
    private static FaultProxy proxy;
    private static Map<String, String> catalogs;
    private static StoreTest mesquite;

    @BeforeAll
    static void start() throws Exception {
        Path data = folder.resolve("data");
        TpchFiles.write(data, SCALE, 4);
        s3 = new S3Server(folder.resolve("s3"));
        s3.upload("shop", data);
        proxy = new FaultProxy(s3.port());
        Path credentials = credentials("right", S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
        Path wrongKey = credentials("wrong-key", "AKIDOTHER", S3Server.SECRET_KEY);
        Path wrongSecret = credentials("wrong-secret", S3Server.ACCESS_KEY, "something-else");
        String there = "connector=files\ns3.endpoint=" + proxy.endpoint() + "\nlocation=s3://";
        catalogs = Map.of(
                "here", "connector=files\nlocation=" + data,
                "there", there + "shop/\ns3.credentials-file=" + credentials,
                "aged", there + "shop\nlisting-age=600\ns3.credentials-file=" + credentials,
                "unknown_key", there + "shop\ns3.credentials-file=" + wrongKey,
                "wrong_secret", there + "shop\ns3.credentials-file=" + wrongSecret,
                "wrong_bucket", there + "shopp\ns3.credentials-file=" + credentials,
                "no_server",
                        "connector=files\nlocation=s3://shop\ns3.endpoint=http://127.0.0.1:1\ns3.credentials-file="
                                + credentials,
                "no_host",
                        "connector=files\nlocation=s3://shop\ns3.endpoint=http://s3.invalid\ns3.credentials-file="
                                + credentials);
        mesquite = StoreTest.start(folder, catalogs);
    }

    private static Path credentials(String name, String key, String secret) throws IOException {
        return Files.writeString(folder.resolve(name), "access-key=" + key + "\nsecret-key=" + secret + "\n");
    }

    @AfterAll
    static void stop() throws Exception {
        mesquite.close();
        proxy.close();
        s3.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q01", "q03", "q06"})
    void answersAreThoseOfLocalFiles(String query) throws Exception {
        String sql = TpchQueries.sql(query, SCALE);
        assertEquals(Optional.empty(), mesquite.query("there", sql).difference(mesquite.query("here", sql)));
    }

    @ParameterizedTest
    @CsvSource({
        "unknown_key, 'does not know the access key (403 InvalidAccessKeyId); check the keys in '",
        "wrong_secret, 'the secret key is not that of the access key (403 SignatureDoesNotMatch); check the keys in '",
        "wrong_bucket, 'there is no bucket ''shopp'' at '",
        "no_server, 'http://127.0.0.1:1 does not answer; check s3.endpoint, and that it runs'",
        "no_host, 'is not known here; check s3.endpoint and s3.region'",
    })
    void aWrongSettingIsToldInOneLineThatSaysWhatToCheck(String catalog, String told) {
        long start = System.nanoTime();
        SQLException failure =
                assertThrows(SQLException.class, () -> mesquite.query(catalog, "SELECT count(*) FROM nation"));
        assertTrue(failure.getMessage().contains(told), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
        assertTrue(System.nanoTime() - start < 60_000_000_000L, "told only after a minute");
    }

    @ParameterizedTest
    @CsvSource({
        "there, OK OK OK OK, ''",
        "unknown_key, OK OK FAILED SKIPPED, check the keys in",
        "wrong_secret, OK OK FAILED SKIPPED, check the keys in",
        "wrong_bucket, OK OK OK FAILED, check the location",
        "no_server, OK FAILED SKIPPED SKIPPED, 'check s3.endpoint, that the store runs'",
        "no_host, FAILED SKIPPED SKIPPED SKIPPED, 'check s3.endpoint, and the name servers'",
    })
    void aCheckSaysWhichStepFailedAndWhatToDo(String catalog, String verdicts, String cure) throws Exception {
        List<CheckStep> steps = StoreTest.check(catalogs.get(catalog));
        assertEquals(
                verdicts,
                steps.stream().map(step -> step.verdict().name()).collect(Collectors.joining(" ")),
                steps.toString());
        assertTrue(steps.stream().anyMatch(step -> step.cure().startsWith(cure)), steps.toString());
        assertFalse(steps.toString().contains(S3Server.SECRET_KEY), steps.toString());
    }

    @Test
    void aStoreThatAsksToSlowDownIsAskedAgain() throws Exception {
        String sql = TpchQueries.sql("q06", SCALE);
        Answer expected = mesquite.query("there", sql);
        proxy.refuse(5);
        assertEquals(Optional.empty(), mesquite.query("there", sql).difference(expected));
        assertEquals(0, proxy.refusalsLeft());
    }

    @Test
    void connectionsThatBreakAreMadeAnewOrTheQueryFails() throws Exception {
        String sql = "SELECT count(*), sum(l_orderkey), max(l_comment) FROM lineitem";
        Answer expected = mesquite.query("here", sql);
        proxy.resetConnections(true);
        try {
            assertEquals(Optional.empty(), mesquite.query("there", sql).difference(expected));
        } catch (SQLException e) {
            assertTrue(e.getMessage().contains("can't be read"), e.getMessage());
        } finally {
            proxy.resetConnections(false);
        }
        assertEquals(Optional.empty(), mesquite.query("there", sql).difference(expected));
    }

    @Test
    void anObjectDeletedAfterItWasListedFailsTheQuery() throws Exception {
        try (FileSystem files = s3.client("shop")) {
            org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path("/nation/part-1.parquet");
            org.apache.hadoop.fs.Path to = new org.apache.hadoop.fs.Path("/gone/part-1.parquet");
            FileUtil.copy(files, from, files, to, false, files.getConf());
            String sql = "SELECT count(*), max(n_name) FROM gone";
            assertEquals(1, mesquite.query("aged", sql).rows().size());
            files.delete(to, false);
            SQLException failure = assertThrows(SQLException.class, () -> mesquite.query("aged", sql));
            assertTrue(
                    failure.getMessage().contains("s3://shop/gone/part-1.parquet was changed or removed"),
                    failure.getMessage());
        }
    }

    @Test
    void anObjectWrittenAnewAfterItWasListedFailsTheQuery() throws Exception {
        try (FileSystem files = s3.client("shop")) {
            org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path("/anew/part-1.parquet");
            FileUtil.copy(
                    files,
                    new org.apache.hadoop.fs.Path("/nation/part-1.parquet"),
                    files,
                    path,
                    false,
                    files.getConf());
            String sql = "SELECT count(*), max(n_name) FROM anew";
            assertEquals(1, mesquite.query("aged", sql).rows().size());
            try (OutputStream out = files.create(path, true)) {
                out.write(new byte[(int) Files.size(folder.resolve("data/nation/part-1.parquet"))]);
            }
            SQLException failure = assertThrows(SQLException.class, () -> mesquite.query("aged", sql));
            assertTrue(
                    failure.getMessage().contains("s3://shop/anew/part-1.parquet was changed or removed"),
                    failure.getMessage());
        }
    }

    @Test
    void aPathNamesObjects() throws Exception {
        assertEquals(
                Optional.empty(),
                mesquite.query("there", "SELECT count(*) FROM 's3://shop/lineitem/part-[1-4].parquet'")
                        .difference(mesquite.query("here", "SELECT count(*) FROM lineitem")));
        SQLException failure = assertThrows(
                SQLException.class, () -> mesquite.query("there", "SELECT 1 FROM 's3://shop/lineitm/*.parquet'"));
        assertTrue(failure.getMessage().contains("did you mean 's3://shop/lineitem'?"), failure.getMessage());
    }

    @Test
    void aScanIsReadWithFewRequestsThatAreCounted() throws Exception {
        String sql = TpchQueries.sql("q06", SCALE);
        mesquite.query("there", sql);
        proxy.forgetRequests();
        mesquite.query("there", sql);
        List<String> reads = proxy.requests().stream()
                .filter(request -> request.startsWith("GET") && request.contains(".parquet"))
                .toList();
        // four files of one row group each; the columns in question lie close together
        assertTrue(reads.size() <= 8, reads.toString());
        String plan = mesquite.text("there", "EXPLAIN ANALYZE " + sql);
        assertTrue(plan.matches("(?s).* read by \\d+ requests.*"), plan);
    }
}
