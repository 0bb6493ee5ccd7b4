/**
 * The life of a query from its plan to its last row. {@link io.mesquite.coordinator.QueryCoordinator} takes plans in and knows all
 * queries; {@link io.mesquite.coordinator.QueryExecution} is one of them; {@link io.mesquite.coordinator.TaskLauncher} is the port
 * through which tasks are started, and {@link io.mesquite.coordinator.LocalTaskLauncher} starts them in this process.
 *
 * <pre>
 * QueryPlan ──> QueryCoordinator ──admitted──> StageScheduler ──tasks──> TaskLauncher
 *                    │ knows all                                          │ rows
 *                    └──────────> QueryExecution &lt;────────────────────────┘
 * </pre>
 */
package io.mesquite.coordinator;
