package io.mesquite.mesos.http;

import io.mesquite.mesos.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ZKClientConfig;

/**
 * Asks ZooKeeper for the masters. Each has a node {@code json.info_NUMBER}, and the lowest number leads. Loaded only where an operator
 * names ZooKeeper.
 */
final class ZooKeeperMasters {
    private static final String NODE = "json.info_";
    private static final int SESSION_MILLIS = 10_000;
    private static final int CONNECT_SECONDS = 10;

    private ZooKeeperMasters() {}

    static List<URI> find(ZooKeeperAddress address) throws IOException {
        CountDownLatch connected = new CountDownLatch(1);
        ZooKeeper client = new ZooKeeper(
                address.servers(),
                SESSION_MILLIS,
                event -> {
                    if (event.getState() == KeeperState.SyncConnected) {
                        connected.countDown();
                    }
                },
                new PlainConfig());
        try {
            if (!connected.await(CONNECT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(address + " does not answer");
            }
            address.login().ifPresent(login -> client.addAuthInfo("digest", login.getBytes(StandardCharsets.UTF_8)));
            return read(client, address);
        } catch (KeeperException e) {
            throw new IOException(address + " can't be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + address + " was read", e);
        } finally {
            close(client);
        }
    }

    private static List<URI> read(ZooKeeper client, ZooKeeperAddress address)
            throws KeeperException, InterruptedException, IOException {
        List<String> nodes = new ArrayList<>(client.getChildren(address.path(), false));
        nodes.removeIf(node -> !node.startsWith(NODE));
        nodes.sort(Comparator.naturalOrder());
        List<URI> masters = new ArrayList<>();
        for (String node : nodes) {
            Json info = Json.parse(client.getData(address.path() + "/" + node, false, null));
            Json place = info.at("address");
            masters.add(MasterList.of(
                    "http",
                    place.at("ip").text().or(() -> place.at("hostname").text()).orElse("localhost"),
                    (int) place.at("port").integer(5050)));
        }
        if (masters.isEmpty()) {
            throw new IOException("No master leads, says " + address);
        }
        return masters;
    }

    private static void close(ZooKeeper client) {
        try {
            client.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without the settings for encrypted connections, which would need Netty. */
    private static final class PlainConfig extends ZKClientConfig {
        @Override
        protected void handleBackwardCompatibility() {
            // these are names of settings of old that say how to encrypt
        }
    }
}
