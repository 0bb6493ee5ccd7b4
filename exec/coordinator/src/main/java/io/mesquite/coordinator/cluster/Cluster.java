package io.mesquite.coordinator.cluster;

import java.util.List;

/**
 * Where workers come from. All methods return at once and may be called from any thread; what comes of them is told to the
 * {@link ClusterListener}. See the package for the way of a query through them.
 */
public interface Cluster extends AutoCloseable {
    /**
     * Begins to tell the listener; called once, before all others.
     *
     * @throws io.mesquite.spi.error.MesquiteException where the cluster can't be used at all, such as for a bad configuration; a cluster
     *     that only can't be reached just now tells so as the reason why requests wait
     */
    void start(ClusterListener listener);

    /**
     * Asks for slots. The answer is {@link ClusterListener#granted}, with at least {@code atLeast} and at most {@code atMost} slots on
     * as many different workers, all at once; until then {@link ClusterListener#waiting} says why not, within about a second and again when the
     * reason changes. Requests are served in the order in which they came, but a small one may pass one that does not fit. A request waits
     * until it is granted or released: how long is for whoever asks.
     */
    void request(SlotRequest request);

    /**
     * Takes a request back, or gives all its slots back; tasks that still run on them are killed. Does nothing where it is not known. No
     * {@code granted} or {@code waiting} for it comes after this returns but one that was already on its way.
     */
    void release(String requestId);

    /**
     * Starts a task on a granted slot. {@link ClusterListener#taskEnded} is called exactly once for it, also where it can't be started or
     * the slot is gone.
     */
    void launch(TaskLaunch task);

    /** Ends a task soon, by asking its worker; where that does not answer, by force. Does nothing where it is not known or has ended. */
    void kill(String taskId);

    /** What is held now, for people and metrics. */
    ClusterStatus status();

    /** The workers that are up now, for the web page. */
    List<WorkerInfo> workers();

    /** Ends all workers, gives everything back, and waits a little for that. Nothing is told to the listener any more. */
    @Override
    void close();
}
