/**
 * The worker: a process that runs tasks of queries and serves what they send to one another. Start at {@link io.mesquite.worker.Worker};
 * {@link io.mesquite.worker.WorkerMain} is a process around it whose tasks come on standard input. Whoever gets tasks by other means,
 * such as an executor of Mesos, makes a {@code Worker} itself.
 *
 * <pre>
 * Worker ──launch──> AttemptRun ──────────> TaskExecution (engine)
 *    │               one attempt of a query     │ RemoteSplits ──────> coordinator
 *    │ frames        memory, filters, cancel    │ RemoteFrameStream ─> other workers
 *    └─────────────> FrameRoutes &lt;──────────────┘ OutputBuffer
 * </pre>
 *
 * Nothing is kept here when an attempt is over but warm threads, open catalogs and caches. Planning does not belong here: workers never load
 * Calcite.
 */
package io.mesquite.worker;
