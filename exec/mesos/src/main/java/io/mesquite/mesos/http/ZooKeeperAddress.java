package io.mesquite.mesos.http;

import java.util.Optional;

/**
 * Where masters write down who leads.
 *
 * @param servers as ZooKeeper's client takes them
 * @param login {@code user:password}
 */
record ZooKeeperAddress(String servers, String path, Optional<String> login) {
    static final String SCHEME = "zk://";

    static ZooKeeperAddress parse(String text) {
        String rest = text.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        int at = rest.lastIndexOf('@', slash < 0 ? rest.length() : slash);
        String servers = slash < 0 ? "" : rest.substring(at + 1, slash);
        if (servers.isBlank() || rest.substring(slash).replace("/", "").isEmpty()) {
            throw new IllegalArgumentException("'" + SCHEME + rest.substring(at + 1)
                    + "' lacks servers or a path; it looks like zk://10.0.0.1:2181,10.0.0.2:2181/mesos");
        }
        String path = rest.substring(slash);
        return new ZooKeeperAddress(
                servers,
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                at < 0 ? Optional.empty() : Optional.of(rest.substring(0, at)));
    }

    /** Without the login. */
    @Override
    public String toString() {
        return SCHEME + servers + path;
    }
}
