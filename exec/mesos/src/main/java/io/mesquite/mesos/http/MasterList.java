package io.mesquite.mesos.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Reads addresses of masters. */
final class MasterList {
    private static final int DEFAULT_PORT = 5050;

    private MasterList() {}

    static List<URI> parse(String text) {
        List<URI> masters = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                masters.add(master(part.strip()));
            }
        }
        if (masters.isEmpty()) {
            throw new IllegalArgumentException("no master is named; masters look like " + FORM);
        }
        return List.copyOf(masters);
    }

    private static final String FORM = "10.0.0.1:5050,10.0.0.2:5050 or zk://10.0.0.1:2181/mesos";

    private static URI master(String address) {
        URI uri;
        try {
            uri = URI.create(address.contains("://") ? address : "http://" + address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + address + "' is no address; masters look like " + FORM, e);
        }
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean hasMore =
                uri.getPath() != null && !uri.getPath().replace("/", "").isEmpty();
        if (!isHttp || uri.getHost() == null || hasMore) {
            throw new IllegalArgumentException("'" + address + "' is no address; masters look like " + FORM);
        }
        return of(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    /** The base address of a master. */
    static URI of(String scheme, String host, int port) {
        return URI.create(scheme + "://" + host + ":" + (port < 0 ? DEFAULT_PORT : port));
    }
}
