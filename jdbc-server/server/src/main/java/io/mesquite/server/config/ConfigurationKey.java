package io.mesquite.server.config;

/** The keys of {@code mesquite.properties}; {@code docs/configuration.md} lists the same, a test compares them. */
public enum ConfigurationKey {
    SERVER_HOST("server.host", "127.0.0.1", "Address that the server listens on"),
    SERVER_PORT("server.port", "8765", "Port that the server listens on; 0 takes any that is free"),
    SECURITY_USERS_FILE(
            "security.users-file",
            "",
            "File of users and their passwords' hashes, see jdbc.md; empty serves anybody on this machine, and nobody else"),
    SESSION_TIME_TO_LIVE(
            "session.time-to-live",
            "5m",
            "A connection of which nothing is heard for so long is closed with its queries"),
    QUERY_MAX_RUNNING("query.max-running", "16", "Queries that run at once; further ones wait"),
    QUERY_MAX_QUEUED("query.max-queued", "100", "Queries that wait; further ones are refused"),
    QUERY_TIMEOUT("query.timeout", "0s", "Time after which every query is ended, its wait included; 0s is never"),
    QUERY_MEMORY_LIMIT("query.memory-limit", "", "Memory that one query may use; empty is 60 percent of the heap"),
    WORKER_THREADS("worker.threads", "", "Threads that compute; empty is one for each core"),
    CLUSTER_MODE("cluster.mode", "local", "Where queries run: local (in the server) or processes (on this machine)"),
    CLUSTER_WORKERS("cluster.workers", "2", "Workers that a query gets if it can; of processes as many are started"),
    CLUSTER_HOST(
            "cluster.host", "127.0.0.1", "Address of this server that workers reach, and that it listens on for them"),
    CLUSTER_PORT("cluster.port", "0", "Port that the server listens on for workers; 0 takes any that is free"),
    CLUSTER_WAIT_TIMEOUT("cluster.wait-timeout", "5m", "A query that got no workers for so long fails"),
    CLUSTER_WORKER_JAVA_OPTIONS(
            "cluster.worker-java-options",
            "",
            "Options of the worker processes' java, with spaces between, such as -Xmx4g"),
    CLUSTER_WORKER_PINNED(
            "cluster.worker-pinned",
            "false",
            "Whether each worker process is bound to one core, to measure how queries scale");

    private final String key;
    private final String defaultValue;
    private final String description;

    ConfigurationKey(String key, String defaultValue, String description) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    public String key() {
        return key;
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** One sentence for the reference page. */
    public String description() {
        return description;
    }
}
