package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.testing.TpchFiles;
import io.mesquite.testing.TpchQueries;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
}
