/**
 * A Mesos master and agents in the test's own process, which behave as the recordings of real ones do and really start executors. {@link
 * io.mesquite.mesos.testing.TestMaster} answers the scheduler's API, {@link io.mesquite.mesos.testing.TestAgent} the executor's.
 */
package io.mesquite.mesos.testing;
