package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.CheckStep;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.MiniDFSNNTopology;
import org.apache.hadoop.hdfs.server.namenode.ha.HATestUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A nameservice of two NameNodes, described by Hadoop's own configuration files. */
class HdfsNameserviceIT {
    @TempDir
    private static Path folder;

    private static MiniDFSCluster cluster;
    private static Path site;
    private static StoreTest mesquite;

    @BeforeAll
    static void start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set("hdfs.minidfs.basedir", folder.resolve("hdfs").toString());
        configuration.set("dfs.ha.tail-edits.period", "1");
        cluster = new MiniDFSCluster.Builder(configuration)
                .nnTopology(MiniDFSNNTopology.simpleHATopology())
                .numDataNodes(1)
                .build();
        cluster.waitActive();
        cluster.transitionToActive(0);
        Configuration client = new Configuration(false);
        HATestUtil.setFailoverConfigurations(cluster, client, "lake");
        client.set("dfs.client.failover.sleep.base.millis", "10");
        site = folder.resolve("hdfs-site.xml");
        try (OutputStream out = Files.newOutputStream(site)) {
            client.writeXml(out);
        }
        client.set("fs.defaultFS", "hdfs://lake");
        try (FileSystem files = FileSystem.newInstance(client);
                OutputStream out = files.create(new org.apache.hadoop.fs.Path("/shop/items.csv"))) {
            out.write("id,name\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8));
        }
        mesquite = StoreTest.start(
                folder,
                Map.of(
                        "lake", "connector=files\nlisting-age=0\nlocation=hdfs://lake/shop\nconfig-files=" + site,
                        "standby",
                                "connector=files\nlocation=hdfs://127.0.0.1:" + cluster.getNameNodePort(1) + "/shop"));
    }

    @AfterAll
    static void stop() {
        mesquite.close();
        cluster.shutdown(true);
    }

    @Test
    void queriesGoOnWhenTheOtherNameNodeTakesOver() throws Exception {
        String sql = "SELECT count(*), max(name) FROM items";
        List<?> before = mesquite.query("lake", sql).rows();
        assertEquals(1, before.size());
        cluster.transitionToStandby(0);
        cluster.transitionToActive(1);
        try {
            assertEquals(before, mesquite.query("lake", sql).rows());
        } finally {
            cluster.transitionToStandby(1);
            cluster.transitionToActive(0);
        }
        assertEquals(before, mesquite.query("lake", sql).rows());
    }

    @Test
    void aNameNodeOnStandbyIsToldToBeOne() {
        SQLException failure =
                assertThrows(SQLException.class, () -> mesquite.query("standby", "SELECT count(*) FROM items"));
        assertTrue(failure.getMessage().contains("that NameNode is on standby"), failure.getMessage());
    }

    @Test
    void aCheckLooksAtBothNameNodes() throws Exception {
        List<CheckStep> steps = StoreTest.check("connector=files\nlocation=hdfs://lake/shop\nconfig-files=" + site);
        long connections = steps.stream()
                .filter(step -> step.step().startsWith("connect to "))
                .count();
        assertEquals(2, connections, steps.toString());
        assertTrue(steps.stream().allMatch(step -> step.verdict() == CheckStep.Verdict.OK), steps.toString());
        assertEquals("found items.csv", steps.get(steps.size() - 1).detail());
    }
}
