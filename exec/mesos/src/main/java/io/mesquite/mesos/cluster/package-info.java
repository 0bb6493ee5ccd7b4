/**
 * The cluster port over Mesos: {@link io.mesquite.mesos.cluster.MesosCluster} drives the scheduler with one thread, keeps the framework's
 * id on disk, and serves the worker's distribution to the agents. Start there.
 */
package io.mesquite.mesos.cluster;
