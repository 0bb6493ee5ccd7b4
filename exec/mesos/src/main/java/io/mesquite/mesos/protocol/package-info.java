/**
 * The messages of the Mesos v1 HTTP API as records: what the master and the agent send ({@link
 * io.mesquite.mesos.protocol.SchedulerEvent}, {@link io.mesquite.mesos.protocol.ExecutorEvent}), what is sent to them ({@link
 * io.mesquite.mesos.protocol.SchedulerCall}, {@link io.mesquite.mesos.protocol.ExecutorCall}), and how they are framed ({@link
 * io.mesquite.mesos.protocol.RecordDecoder}). Only the fields that Mesquite uses are here. No threads, no I/O.
 *
 * <p>Mesos drops unknown keys without a word, so a wrong name would look like success: the names were taken from the public
 * protocol definitions, and the tests compare the calls with recordings of a real master.
 */
package io.mesquite.mesos.protocol;
