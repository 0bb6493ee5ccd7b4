package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.MorselSource;
import java.util.Collections;
import java.util.List;

/** One run of a pipeline: opens its lanes, feeds them morsels until there are none or nobody wants more, closes them. */
final class PipelineRun {
    private final Pipeline pipeline;
    private final TaskEnvironment environment;

    PipelineRun(Pipeline pipeline, TaskEnvironment environment) {
        this.pipeline = pipeline;
        this.environment = environment;
    }

    /** Returns when all lanes have ended; throws the first failure. */
    void run() {
        try (MorselSource source = pipeline.source()) {
            if (source.maximumLanes() == 0) {
                return;
            }
            int wanted =
                    pipeline.singleLane() ? 1 : Math.min(environment.threads().parallelism(), source.maximumLanes());
            int lanes = Math.max(1, wanted);
            environment.threads().runAll(Collections.nCopies(lanes, this::runLane), lanes);
        }
    }

    private void runLane() {
        try {
            LaneClock clock = new LaneClock();
            clock.start(pipeline.sourceMeter());
            BatchConsumer consumer = openChain(clock);
            try (MorselSource.Lane lane = pipeline.source().openLane(lane(pipeline.sourceMeter()))) {
                boolean more = true;
                while (more && !consumer.isSatisfied()) {
                    environment.cancel().check();
                    more = lane.runMorsel(consumer);
                }
                consumer.finish();
            } finally {
                clock.stop();
                consumer.close();
            }
        } catch (Throwable thrown) {
            // the other lanes, and the other tasks of the query, stop at once
            environment.cancel().cancel(Failures.asMesquite(thrown));
            throw thrown;
        }
    }

    private BatchConsumer openChain(LaneClock clock) {
        List<PipelineStep> steps = pipeline.steps();
        PipelineSink sink = pipeline.sink();
        BatchConsumer consumer = SmallBatches.before(sink.breaker().openLane(lane(sink.meter())));
        NodeMeter behind = sink.meter();
        for (int i = steps.size() - 1; i >= 0; i--) {
            PipelineStep step = steps.get(i);
            BatchConsumer next = new MeteredConsumer(step.meter(), behind, clock, consumer);
            try {
                consumer = SmallBatches.before(step.operator().openLane(lane(step.meter()), next));
            } catch (Throwable thrown) {
                next.close();
                throw thrown;
            }
            behind = step.meter();
        }
        return new MeteredConsumer(pipeline.sourceMeter(), behind, clock, consumer);
    }

    private TaskLane lane(NodeMeter meter) {
        return new TaskLane(environment, meter.memory());
    }
}
