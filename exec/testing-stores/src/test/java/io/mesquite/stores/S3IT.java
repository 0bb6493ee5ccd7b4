package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.testing.TpchFiles;
import io.mesquite.testing.TpchQueries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in a bucket, with the server's authentication on. */
class S3IT {
    private static final double SCALE = 0.01;

    @TempDir
    private static Path folder;

    private static S3Server s3;
    private static FaultProxy proxy;
    private static StoreTest mesquite;

    @BeforeAll
    static void start() throws Exception {
        Path data = folder.resolve("data");
        TpchFiles.write(data, SCALE, 4);
        s3 = new S3Server(folder.resolve("s3"));
        s3.upload("shop", data);
        proxy = new FaultProxy(s3.port());
        Path credentials = Files.writeString(
                folder.resolve("s3.credentials"),
                "access-key=" + S3Server.ACCESS_KEY + "\nsecret-key=" + S3Server.SECRET_KEY + "\n");
        mesquite = StoreTest.start(
                folder,
                Map.of(
                        "here", "connector=files\nlocation=" + data,
                        "there",
                                "connector=files\nlocation=s3://shop/\ns3.endpoint=" + proxy.endpoint()
                                        + "\ns3.credentials-file=" + credentials));
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
}
