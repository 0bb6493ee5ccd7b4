package io.mesquite.benchmarks.kernels;

import io.mesquite.engine.expression.Expressions;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.join.JoinBuild;
import io.mesquite.engine.join.JoinProbe;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A batch of rows that is joined with a build side: half of the rows have a match, one each. */
@State(Scope.Benchmark)
public class JoinKernels {
    private static final int BATCHES = 64;

    @Param({"1000", "1000000"})
    private int buildRows;

    /** Close together, which leads to direct addressing, or far apart, which leads to a hash table. */
    @Param({"1", "1000003"})
    private long distance;

    private final Lane lane = new Lane();
    private final Lane.Counter counter = new Lane.Counter();
    private final Batch[] batches = new Batch[BATCHES];
    private JoinBuild build;
    private BatchConsumer probe;
    private int next;

    /** Makes the table. */
    @Setup
    public void fill() {
        PlanNode rows = new ValuesNode(
                0, List.of(new Field("k", SimpleType.BIGINT), new Field("v", SimpleType.BIGINT)), List.of());
        JoinNode node = new JoinNode(
                1,
                JoinNode.Kind.INNER,
                rows,
                rows,
                List.of(new JoinNode.Key(0, 0, false)),
                Optional.empty(),
                List.of(1, 3),
                JoinNode.Distribution.REPLICATED,
                List.of());
        build = new JoinBuild(node, new Expressions(BuiltinFunctions.registry()), new DynamicFilters());
        BatchConsumer sink = build.openLane(lane);
        for (int from = 0; from < buildRows; from += Columns.BATCH) {
            int size = Math.min(Columns.BATCH, buildRows - from);
            long[] keys = new long[size];
            for (int i = 0; i < size; i++) {
                keys[i] = (from + i) * distance;
            }
            sink.push(Batch.of(size, Columns.vector(keys), Columns.vector(keys)));
        }
        sink.finish();
        build.complete(lane);
        probe = new JoinProbe(build).openLane(lane, counter);
        for (int batch = 0; batch < BATCHES; batch++) {
            int size = Columns.BATCH - batch;
            long[] keys = Columns.longs(size, value -> value % (2L * buildRows) * distance);
            batches[batch] = Batch.of(size, Columns.vector(keys), Columns.vector(keys));
        }
    }

    @Benchmark
    public long probe() {
        probe.push(batches[next++ % BATCHES]);
        return counter.rows();
    }

    /** Ends the join. */
    @TearDown
    public void close() {
        probe.close();
        build.close();
        lane.close();
    }
}
