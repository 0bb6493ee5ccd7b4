package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.Breaker;

/** A breaker at the end of pipelines, and whose work it counts as. */
record PipelineSink(NodeMeter meter, Breaker breaker) {}
