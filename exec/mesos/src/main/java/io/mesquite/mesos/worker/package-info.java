/** The worker's process on an agent: Mesquite's worker as a Mesos executor. Start at {@link io.mesquite.mesos.worker.MesosWorkerMain}. */
package io.mesquite.mesos.worker;
