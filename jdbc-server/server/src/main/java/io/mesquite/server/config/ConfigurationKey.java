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
    WORKER_THREADS("worker.threads", "", "Threads that compute; empty is one for each core");

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
