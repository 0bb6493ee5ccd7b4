/**
 * How operators are connected and run. A task's plan becomes pipelines; each runs on several lanes at once, a lane being one
 * thread's own chain of consumers from a {@link io.mesquite.engine.pipeline.MorselSource} to the lane of a {@link
 * io.mesquite.engine.pipeline.Breaker}:
 *
 * <pre>
 * MorselSource ──batch──> BatchConsumer ──batch──> BatchConsumer ──batch──> Breaker lane
 *   scan, breaker output    filter, project, probe                           aggregation, join build, sort, exchange
 * </pre>
 */
package io.mesquite.engine.pipeline;
