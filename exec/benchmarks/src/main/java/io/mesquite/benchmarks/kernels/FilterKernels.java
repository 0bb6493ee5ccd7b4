package io.mesquite.benchmarks.kernels;

import io.mesquite.engine.kernel.CompareLoops;
import io.mesquite.engine.kernel.LikePattern;
import io.mesquite.engine.kernel.LongLoops;
import io.mesquite.engine.kernel.SelectLoops;
import io.mesquite.spi.vector.BytesVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Predicates, and the arithmetic of decimals. */
@State(Scope.Benchmark)
public class FilterKernels {
    private final long[] values = Columns.longs(Columns.BATCH, value -> value % 10_000);
    private final long[] products = new long[Columns.BATCH];
    private final int[] positions = new int[Columns.BATCH];
    private final boolean[] flags = new boolean[Columns.BATCH];
    private final BytesVector comments = Columns.texts(Columns.BATCH, 5);
    private final CompareLoops.TextViews texts =
            new CompareLoops.TextViews(comments.bytes(), comments.starts(), comments.lengths());
    private final LikePattern pattern = LikePattern.compile("%special%requests%", -1);

    /** Positions of a tenth of the rows. */
    @Benchmark
    public int selectBetween() {
        return SelectLoops.between(values, 1_000, 1_999, true, positions, values.length);
    }

    @Benchmark
    public boolean[] less() {
        CompareLoops.less(values, products, true, flags, values.length);
        return flags;
    }

    @Benchmark
    public boolean multiplyChecked() {
        return LongLoops.multiply(values, values, products, values.length);
    }

    @Benchmark
    public boolean[] like() {
        pattern.match(texts, flags, Columns.BATCH);
        return flags;
    }
}
