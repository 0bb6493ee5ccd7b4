package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.OperatorFactory;

/** An operator in a pipeline, and whose work it counts as. */
record PipelineStep(NodeMeter meter, OperatorFactory operator) {}
