package io.mesquite.mesos.cluster;

/** What a coordinator tells a worker in its environment, besides what Mesos tells. */
public final class WorkerEnvironment {
    /** The port to listen on; any that is free where it is missing. */
    public static final String PORT = "MESQUITE_WORKER_PORT";

    /** After so many seconds without a task a worker ends by itself: its scheduler would have ended it sooner. */
    public static final String ORPHAN_SECONDS = "MESQUITE_ORPHAN_SECONDS";

    /** Threads that compute; one for each core where it is missing. */
    public static final String THREADS = "MESQUITE_WORKER_THREADS";

    /** A folder to spill to, relative to the sandbox; one in the sandbox where it is missing. */
    public static final String SPILL_DIRECTORY = "MESQUITE_SPILL_DIRECTORY";

    /** Bytes that may be spilled there together; as many as the disk has where it is missing. */
    public static final String SPILL_MAX_BYTES = "MESQUITE_SPILL_MAX_BYTES";

    /** For tests: bytes above which an operator spills though there is memory. */
    public static final String SPILL_FORCE_ABOVE = "MESQUITE_SPILL_FORCE_ABOVE";

    private WorkerEnvironment() {}
}
