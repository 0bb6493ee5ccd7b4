package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.OperatorFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The upper end of pipelines that are being built: what the rows of a node go through. Immutable, so that several pipelines
 * can end in the same operators and breaker.
 */
record Chain(List<PipelineStep> steps, PipelineSink sink, boolean singleLane, Set<Breaker> reads) {
    static Chain endingIn(NodeMeter meter, Breaker breaker) {
        return new Chain(List.of(), new PipelineSink(meter, breaker), false, Set.of());
    }

    /** This chain behind one more operator. */
    Chain behind(NodeMeter meter, OperatorFactory operator) {
        List<PipelineStep> longer = new ArrayList<>();
        longer.add(new PipelineStep(meter, operator));
        longer.addAll(steps);
        return new Chain(longer, sink, singleLane, reads);
    }

    /** This chain, whose operators read from a breaker too. */
    Chain reading(Breaker breaker) {
        Set<Breaker> more = new HashSet<>(reads);
        more.add(breaker);
        return new Chain(steps, sink, singleLane, more);
    }

    /** This chain, for rows that must stay in order. */
    Chain inOrder() {
        return new Chain(steps, sink, true, reads);
    }
}
