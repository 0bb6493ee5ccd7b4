package io.mesquite.hadoop;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.DFSUtilClient;
import org.apache.hadoop.hdfs.HAUtilClient;
import org.apache.hadoop.hdfs.client.HdfsClientConfigKeys;

/** Where the stores of locations listen, as far as the configuration says. */
final class Endpoints {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private Endpoints() {}

    /** The NameNode, or those of the nameservice. */
    static List<StoreCheck.Endpoint> ofHdfs(URI root, Configuration configuration) {
        if (HAUtilClient.isLogicalUri(configuration, root)) {
            Map<String, InetSocketAddress> nodes =
                    DFSUtilClient.getHaNnRpcAddresses(configuration).getOrDefault(root.getHost(), Map.of());
            return nodes.values().stream()
                    .map(node -> new StoreCheck.Endpoint(
                            node.getHostString(), node.getPort(), false, "the addresses in config-files"))
                    .toList();
        }
        int port = root.getPort() < 0 ? HdfsClientConfigKeys.DFS_NAMENODE_RPC_PORT_DEFAULT : root.getPort();
        return root.getHost() == null
                ? List.of()
                : List.of(new StoreCheck.Endpoint(root.getHost(), port, false, "location"));
    }

    static List<StoreCheck.Endpoint> ofS3(Configuration configuration) {
        String endpoint = configuration.getTrimmed("fs.s3a.endpoint", "");
        if (endpoint.isEmpty()) {
            String region = configuration.getTrimmed("fs.s3a.endpoint.region", "");
            String host = region.isEmpty() ? "s3.amazonaws.com" : "s3." + region + ".amazonaws.com";
            return List.of(new StoreCheck.Endpoint(host, HTTPS, true, "s3.region"));
        }
        URI uri = URI.create(endpoint.contains("://") ? endpoint : "https://" + endpoint);
        boolean tls = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
        return List.of(new StoreCheck.Endpoint(uri.getHost(), port, tls, "s3.endpoint"));
    }
}
