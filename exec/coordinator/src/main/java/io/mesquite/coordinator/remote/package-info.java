/**
 * Queries whose tasks run on the workers of a {@link io.mesquite.coordinator.cluster.Cluster}. Start at {@link
 * io.mesquite.coordinator.remote.ClusterQueryTasks}.
 *
 * <pre>
 * ClusterQueryTasks ── ClusterQuery ── Attempt ──request, launch──> Cluster
 *    │ all of them      one query,      one try:                       │
 *    │                  retries         slots, tasks,                  ▼
 *    └─ CoordinatorRoutes ────────────> splits, reports &lt;──HTTP──── workers
 *                                         │                            │
 *                                      RootReader &lt;──────frames────────┘
 * </pre>
 *
 * An attempt succeeds as a whole or is of no use: where a worker is lost before the client has seen rows, the query begins again under
 * another attempt's id, and whatever still comes from the former is refused.
 */
package io.mesquite.coordinator.remote;
