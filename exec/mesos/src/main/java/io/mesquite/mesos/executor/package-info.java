/**
 * The worker's side of Mesos: an executor that speaks the v1 executor API with its agent and hands tasks to a {@link
 * io.mesquite.mesos.executor.TaskRunner}. {@link io.mesquite.mesos.executor.ExecutorLog} knows what the agent has not confirmed; {@link
 * io.mesquite.mesos.executor.AgentConnection} keeps the connection through restarts of the agent; {@link
 * io.mesquite.mesos.executor.MesosExecutor} puts both together. Start there.
 */
package io.mesquite.mesos.executor;
