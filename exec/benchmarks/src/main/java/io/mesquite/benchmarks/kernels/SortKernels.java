package io.mesquite.benchmarks.kernels;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.sort.SortBreaker;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sorting {@value #ROWS} rows with a payload column, read from begin to end. */
@State(Scope.Benchmark)
public class SortKernels {
    static final int ROWS = 64 * Columns.BATCH;

    private final Vector numbers = Columns.vector(Columns.longs(ROWS, value -> value % 100_000));
    private final Vector unique = Columns.vector(Columns.longs(ROWS, value -> value));
    private final Vector texts = Columns.texts(ROWS, 4);

    @Benchmark
    public long twoLongs() {
        return sort(
                new SortBreaker(
                        List.of(SimpleType.BIGINT, SimpleType.BIGINT),
                        List.of(new SortKey(0, true, false), new SortKey(1, false, false))),
                numbers);
    }

    @Benchmark
    public long text() {
        return sort(
                new SortBreaker(
                        List.of(VarcharType.UNBOUNDED, SimpleType.BIGINT), List.of(new SortKey(0, false, false))),
                texts);
    }

    private long sort(SortBreaker sort, Vector keys) {
        Lane.Counter counter = new Lane.Counter();
        try (Lane lane = new Lane()) {
            BatchConsumer sink = sort.openLane(lane);
            int[] positions = new int[Columns.BATCH];
            for (int from = 0; from < ROWS; from += Columns.BATCH) {
                for (int i = 0; i < positions.length; i++) {
                    positions[i] = from + i;
                }
                sink.push(Batch.of(
                        Columns.BATCH, keys.gather(positions, Columns.BATCH), unique.gather(positions, Columns.BATCH)));
            }
            sink.finish();
            sort.complete(lane);
            try (MorselSource rows = sort.output();
                    MorselSource.Lane reader = rows.openLane(lane)) {
                boolean more = true;
                while (more) {
                    more = reader.runMorsel(counter);
                }
            }
            sort.close();
        }
        return counter.rows();
    }
}
