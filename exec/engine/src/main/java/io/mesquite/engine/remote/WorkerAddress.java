package io.mesquite.engine.remote;

/**
 * Where a worker answers.
 *
 * @param id unique among workers of all times, so that another process at the same address is not taken for it
 * @param host name or address of its machine, as splits name hosts
 */
public record WorkerAddress(String id, String host, int port) {
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
