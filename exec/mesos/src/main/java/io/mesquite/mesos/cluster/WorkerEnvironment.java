package io.mesquite.mesos.cluster;

/** What a coordinator tells a worker in its environment, besides what Mesos tells. */
public final class WorkerEnvironment {
    /** The port to listen on; any that is free where it is missing. */
    public static final String PORT = "MESQUITE_WORKER_PORT";

    /** After so many seconds without a task a worker ends by itself: its scheduler would have ended it sooner. */
    public static final String ORPHAN_SECONDS = "MESQUITE_ORPHAN_SECONDS";

    /** Threads that compute; one for each core where it is missing. */
    public static final String THREADS = "MESQUITE_WORKER_THREADS";

    private WorkerEnvironment() {}
}
