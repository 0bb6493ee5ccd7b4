/**
 * A task: one instance of a fragment, from the plan to the last batch. {@link io.mesquite.engine.task.PipelineBuilder} turns the plan
 * into pipelines, {@link io.mesquite.engine.task.TaskExecution} runs them.
 */
package io.mesquite.engine.task;
