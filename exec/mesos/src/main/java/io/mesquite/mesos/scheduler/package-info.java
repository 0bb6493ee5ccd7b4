/**
 * The scheduler as a state machine: what the master says, what the coordinator asks and the time go in, {@link
 * io.mesquite.mesos.scheduler.Action}s come out. No threads, no I/O, no clock of its own: one thread calls {@link
 * io.mesquite.mesos.scheduler.Scheduler} and carries the actions out. Start there.
 *
 * <pre>
 *                    requests, launches, kills
 *                               │
 *   events ───> {@link io.mesquite.mesos.scheduler.Subscription}   who we are, back-off, heartbeats
 *                               │
 *               {@link io.mesquite.mesos.scheduler.OfferBook}      what is on offer, by agent
 *                               │
 *               {@link io.mesquite.mesos.scheduler.RequestQueue}   who waits for slots and why; grants
 *                               │
 *               {@link io.mesquite.mesos.scheduler.TaskBook}       launches, updates, reconciliation, timeouts
 *                               │
 *               {@link io.mesquite.mesos.scheduler.Workers}        executors: started by the first task, ended when idle
 * </pre>
 */
package io.mesquite.mesos.scheduler;
