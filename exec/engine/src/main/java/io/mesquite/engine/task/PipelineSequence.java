package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.Breaker;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Pipelines that run one after the other, each on all lanes. A breaker is completed after the last pipeline that ends in it, and closed
 * after the last that reads from it.
 */
final class PipelineSequence {
    private final List<Pipeline> pipelines;
    private final TaskEnvironment environment;
    private final Set<Breaker> closed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param pipelines in an order in which each finds what it reads complete */
    PipelineSequence(List<Pipeline> pipelines, TaskEnvironment environment) {
        this.pipelines = List.copyOf(pipelines);
        this.environment = environment;
    }

    /** Throws the first failure. */
    void run() {
        for (int i = 0; i < pipelines.size(); i++) {
            environment.cancel().check();
            Pipeline pipeline = pipelines.get(i);
            new PipelineRun(pipeline, environment).run();
            List<Pipeline> later = pipelines.subList(i + 1, pipelines.size());
            PipelineSink sink = pipeline.sink();
            if (later.stream().noneMatch(other -> other.sink() == sink)) {
                environment.cancel().check();
                complete(sink);
            }
            for (Breaker read : pipeline.reads()) {
                if (later.stream().noneMatch(other -> other.reads().contains(read))) {
                    close(read);
                }
            }
        }
    }

    private void complete(PipelineSink sink) {
        long start = System.nanoTime();
        sink.breaker().complete(new TaskLane(environment, sink.meter().memory()));
        sink.meter().countNanos(System.nanoTime() - start);
    }

    /** Closes what is still open, but for one breaker. A failure to do so cancels the query. */
    void closeAllBut(Breaker kept) {
        for (Pipeline pipeline : pipelines) {
            if (pipeline.sink().breaker() != kept) {
                closeQuietly(pipeline.sink().breaker());
            }
        }
    }

    void closeQuietly(Breaker breaker) {
        try {
            close(breaker);
        } catch (RuntimeException failure) {
            environment.cancel().cancel(Failures.asMesquite(failure));
        }
    }

    private void close(Breaker breaker) {
        if (closed.add(breaker)) {
            breaker.close();
        }
    }
}
