package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.testing.Answer;
import io.mesquite.testing.TpchFiles;
import io.mesquite.testing.TpchQueries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TPC-H from HDFS and from S3, in the server's process and on worker processes. */
class StoresTpchIT {
    private static final double SCALE = 0.01;

    @TempDir
    private static Path folder;

    private static HdfsServer hdfs;
    private static S3Server s3;
    private static StoreTest inProcess;
    private static StoreTest onWorkers;

    @BeforeAll
    static void start() throws Exception {
        Path data = folder.resolve("data");
        TpchFiles.write(data, SCALE, 2);
        hdfs = new HdfsServer(folder.resolve("hdfs"));
        hdfs.upload(data);
        s3 = new S3Server(folder.resolve("s3"));
        s3.upload("shop", data);
        Path credentials = Files.writeString(
                folder.resolve("credentials"),
                "access-key=" + S3Server.ACCESS_KEY + "\nsecret-key=" + S3Server.SECRET_KEY + "\n");
        Map<String, String> catalogs = Map.of(
                "here", "connector=files\nlocation=" + data,
                "hdfs", "connector=files\nlocation=" + hdfs.url() + "/tpch",
                "s3",
                        "connector=files\nlocation=s3://shop\ns3.endpoint=" + s3.endpoint() + "\ns3.credentials-file="
                                + credentials);
        inProcess = StoreTest.start(folder, catalogs);
        onWorkers = StoreTest.onWorkers(folder, catalogs, 2);
    }

    @AfterAll
    static void stop() throws Exception {
        onWorkers.close();
        inProcess.close();
        s3.close();
        hdfs.close();
    }

    static Stream<String> queries() {
        return TpchQueries.names().stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersAreThoseOfLocalFiles(String query) throws Exception {
        String sql = TpchQueries.sql(query, SCALE);
        Answer expected = inProcess.query("here", sql);
        for (String catalog : new String[] {"hdfs", "s3"}) {
            assertEquals(Optional.empty(), inProcess.query(catalog, sql).difference(expected), catalog);
            assertEquals(Optional.empty(), onWorkers.query(catalog, sql).difference(expected), catalog + " on workers");
        }
    }
}
