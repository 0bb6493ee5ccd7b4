package io.mesquite.mesos.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ZKClientConfig;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real ZooKeeper in this process. */
class ZooKeeperMastersTest {
    @TempDir
    private Path folder;

    private NIOServerCnxnFactory server;
    private ZooKeeper client;

    @BeforeEach
    void start() throws Exception {
        System.setProperty("zookeeper.admin.enableServer", "false");
        server = new NIOServerCnxnFactory();
        server.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.startup(new ZooKeeperServer(folder.toFile(), folder.toFile(), 2000));
        client = new ZooKeeper(servers(), 10_000, event -> {}, new ZKClientConfig() {
            @Override
            protected void handleBackwardCompatibility() {
                // as the code under test does
            }
        });
        client.create("/mesos", new byte[0], Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.shutdown();
    }

    private String servers() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void register(String name, String host, int port) throws Exception {
        String info = "{\"address\":{\"hostname\":\"" + host + "\",\"ip\":\"" + host + "\",\"port\":" + port
                + "},\"ip\":16777343,\"port\":5050}";
        client.create(
                "/mesos/" + name, info.getBytes(StandardCharsets.UTF_8), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    }

    @Test
    void theLowestNumberLeads() throws Exception {
        register("json.info_0000000012", "10.0.0.2", 5051);
        register("json.info_0000000007", "10.0.0.1", 5050);
        register("info_0000000001", "10.0.0.9", 5050);
        register("log_replicas", "10.0.0.9", 5050);
        assertEquals(
                List.of(URI.create("http://10.0.0.1:5050"), URI.create("http://10.0.0.2:5051")),
                MasterFinder.parse("zk://" + servers() + "/mesos").masters());
    }

    @Test
    void itIsSaidThatNobodyLeads() {
        IOException none = assertThrows(IOException.class, () -> MasterFinder.parse("zk://" + servers() + "/mesos")
                .masters());
        assertEquals("No master leads, says zk://" + servers() + "/mesos", none.getMessage());
    }

    @Test
    void itIsSaidThatThereIsNoSuchPath() {
        IOException none =
                assertThrows(IOException.class, () -> MasterFinder.parse("zk://u:secret@" + servers() + "/else")
                        .masters());
        assertTrue(none.getMessage().startsWith("zk://" + servers() + "/else can't be read"), none.getMessage());
    }
}
