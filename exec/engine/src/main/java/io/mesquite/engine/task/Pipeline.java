package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.MorselSource;
import java.util.List;
import java.util.Set;

/**
 * A source, operators and the breaker they end in.
 *
 * @param singleLane whether rows must stay in the order of the source
 * @param reads breakers that must be complete before, and open until the end of this
 */
record Pipeline(
        NodeMeter sourceMeter,
        MorselSource source,
        List<PipelineStep> steps,
        PipelineSink sink,
        boolean singleLane,
        Set<Breaker> reads) {
    Pipeline {
        steps = List.copyOf(steps);
        reads = Set.copyOf(reads);
    }
}
