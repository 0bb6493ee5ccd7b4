/**
 * The port between the coordinator and a cluster: Mesos, processes on this machine, or whatever else starts workers. The coordinator
 * calls {@link io.mesquite.coordinator.cluster.Cluster} and hears back through {@link
 * io.mesquite.coordinator.cluster.ClusterListener}; it knows nothing of what is behind. Start at {@link
 * io.mesquite.coordinator.cluster.Cluster}.
 *
 * <h2>The words</h2>
 *
 * <ul>
 *   <li>A <em>worker</em> is a process that runs {@code io.mesquite.worker.Worker}: on Mesos an executor. It stays warm while
 *       queries come, and the cluster ends it when it had no slot for the idle timeout. There is at most one on a machine, or as many as the
 *       cluster likes.
 *   <li>A <em>slot</em> is the part of one worker that one query holds: CPUs and memory.
 *   <li>A <em>task</em> is one instance of a fragment, launched on a slot: on Mesos one task of the executor. Its id holds the
 *       query's attempt, so that an id is never used twice.
 * </ul>
 *
 * <h2>The way of a query</h2>
 *
 * <pre>
 * coordinator                                  cluster                                 worker
 *     │ request(SlotRequest q7.a1, 2 slots)       │
 *     ├──────────────────────────────────────────>│
 *     │       waiting(q7.a1, "3 offers seen, …")  │   as often as the reason changes
 *     │&lt;──────────────────────────────────────────┤
 *     │       granted(q7.a1, [slot, slot])        │   all slots at once, so that two queries
 *     │&lt;──────────────────────────────────────────┤   never hold half of what both need
 *     │ launch(task q7.a1.0.0 on slot, payload)   │
 *     ├──────────────────────────────────────────>│ starts the worker where it is not up,
 *     │                                           ├── Worker.launch(task id, payload) ───────>│
 *     │ &lt;═══════ start, splits, reports: HTTP between worker and coordinator, not the port ═══>│
 *     │                                           │ &lt;── TaskListener.ended(task id, …) ────────┤
 *     │       taskEnded(q7.a1.0.0, FINISHED)      │
 *     │&lt;──────────────────────────────────────────┤
 *     │ kill(q7.a1.1.0)                           │   only where the query ends before the task
 *     ├──────────────────────────────────────────>├── Worker.kill(task id) ─────────────────>│
 *     │ release(q7.a1)                            │   the slots are free
 *     ├──────────────────────────────────────────>│
 * </pre>
 *
 * The payload of a task is small (below 1 KB) and secret: it says where the coordinator is and with which secret to ask it
 * for the rest. It must reach the worker unchanged and be shown to nobody: on Mesos it is {@code TaskInfo.data}, which the master's state
 * does not show. A worker needs nothing else to begin: no configuration, no catalogs, no address of the coordinator.
 */
package io.mesquite.coordinator.cluster;
