/**
 * A cluster of worker processes on this machine: to try one, to test one, and to measure how queries scale. Start at {@link
 * io.mesquite.processes.ProcessCluster}.
 */
package io.mesquite.processes;
