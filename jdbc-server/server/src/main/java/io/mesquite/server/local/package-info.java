/**
 * Binds the engine to this process: Calcite's planner, the coordinator, and workers as threads. Start at {@link
 * io.mesquite.server.local.LocalEngine}.
 */
package io.mesquite.server.local;
