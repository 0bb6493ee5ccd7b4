package io.mesquite.server.config;

/** The keys of {@code mesquite.properties}; {@code docs/configuration.md} lists the same, a test compares them. */
public enum ConfigurationKey {
    SERVER_HOST("server.host", "127.0.0.1", "Address that the server listens on"),
    SERVER_PORT("server.port", "8765", "Port that the server listens on; 0 takes any that is free"),
    SECURITY_USERS_FILE(
            "security.users-file",
            "",
            "File of users and their passwords' hashes, see jdbc.md; empty serves anybody on this machine, and nobody else"),
    SECURITY_ADMINISTRATORS(
            "security.administrators",
            "",
            "Users who may end the queries of all and make and drop catalogs, with spaces between; without a users file anybody may"),
    SECURITY_KEY_STORE(
            "security.key-store",
            "",
            "PKCS#12 file of the server's key and certificates, see jdbc.md; empty leaves connections unencrypted"),
    SECURITY_KEY_STORE_PASSWORD_FILE(
            "security.key-store-password-file", "", "File whose first line is the password of the key store"),
    SESSION_TIME_TO_LIVE(
            "session.time-to-live",
            "5m",
            "A connection of which nothing is heard for so long is closed with its queries"),
    QUERY_MAX_RUNNING("query.max-running", "16", "Queries that run at once; further ones wait"),
    QUERY_MAX_QUEUED("query.max-queued", "100", "Queries that wait; further ones are refused"),
    QUERY_TIMEOUT("query.timeout", "0s", "Time after which every query is ended, its wait included; 0s is never"),
    QUERY_MEMORY_LIMIT("query.memory-limit", "", "Memory that one query may use; empty is 60 percent of the heap"),
    SPILL_DIRECTORY(
            "spill.directory",
            "",
            "Folder for what queries have no memory for, on workers too; empty is mesquite-spill in the folder of temporary files, on Mesos the sandbox"),
    SPILL_MAX_BYTES(
            "spill.max-bytes",
            "",
            "Disk that all queries may use there together, in each process; empty is all there is"),
    SPILL_FORCE_ABOVE(
            "spill.force-above",
            "",
            "For tests: an operator with more memory spills though there is enough; empty is never"),
    WORKER_THREADS("worker.threads", "", "Threads that compute; empty is one for each core"),
    VIEWS_DIRECTORY(
            "views.directory",
            "",
            "Folder that views are kept in; empty is views beside this file, or else one for each --data in ~/.mesquite/views"),
    CLUSTER_MODE(
            "cluster.mode", "local", "Where queries run: local (in the server), processes (on this machine) or mesos"),
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
            "Whether each worker process is bound to one core, to measure how queries scale"),
    MESOS_MASTERS(
            "mesos.masters",
            "",
            "Masters, such as 10.0.0.1:5050,10.0.0.2:5050 or zk://10.0.0.1:2181/mesos; needed in mode mesos"),
    MESOS_ROLE("mesos.role", "*", "Role whose share of the cluster is used"),
    MESOS_FRAMEWORK_NAME("mesos.framework-name", "mesquite", "Name that people see in Mesos"),
    MESOS_USER("mesos.user", "", "User that workers run as; empty is the user of the server"),
    MESOS_PRINCIPAL("mesos.principal", "", "Principal to log in at the masters with"),
    MESOS_SECRET_FILE("mesos.secret-file", "", "File whose first line is the secret of the principal"),
    MESOS_CA_FILE(
            "mesos.ca-file",
            "",
            "Certificates in PEM form to trust for masters at https addresses; empty is those that Java trusts"),
    MESOS_CONSTRAINTS(
            "mesos.constraints", "", "What agents must be like, such as rack:r1,r2;ssd;zone:z1, see mesos.md"),
    MESOS_WORKER_CPUS("mesos.worker-cpus", "0.1", "CPUs that a worker holds while it is up"),
    MESOS_WORKER_MEMORY(
            "mesos.worker-memory", "2GB", "Memory that a worker holds while it is up, Java's heap and all else"),
    MESOS_TASK_CPUS("mesos.task-cpus", "1", "CPUs that the tasks of a query on a worker hold together while they run"),
    MESOS_TASK_MEMORY(
            "mesos.task-memory",
            "64MB",
            "Memory that the tasks of a query on a worker hold together besides the worker's"),
    MESOS_MAX_CPUS("mesos.max-cpus", "", "CPUs that are held together at most; empty is no bound"),
    MESOS_IDLE_TIMEOUT("mesos.idle-timeout", "2m", "A worker that no query uses for so long is ended"),
    MESOS_FAILOVER_TIMEOUT(
            "mesos.failover-timeout", "1d", "For so long Mesos keeps the framework of a server that is gone"),
    MESOS_REVOCABLE("mesos.revocable", "false", "Whether resources are used that Mesos may take back at any time"),
    MESOS_EXECUTOR_URIS(
            "mesos.executor-uris",
            "",
            "Where agents fetch the worker's distribution, with commas between; empty is from this server"),
    MESOS_DISTRIBUTION_PORT(
            "mesos.distribution-port",
            "0",
            "Port that this server gives the distribution at; 0 takes any that is free"),
    MESOS_IMAGE("mesos.image", "", "Container image that workers run in; it must have Java"),
    MESOS_NETWORK("mesos.network", "", "Container network that workers join; empty is the host's"),
    MESOS_JAVA_HOME(
            "mesos.java-home",
            "",
            "Folder of Java on the agents; empty is the same as here, or else the java of their path"),
    MESOS_STATE_FILE(
            "mesos.state-file",
            "mesos-framework-id",
            "File that keeps the framework's id for the next start, relative to the configuration");

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
