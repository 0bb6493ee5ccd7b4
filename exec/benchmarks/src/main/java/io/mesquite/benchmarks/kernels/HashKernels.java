package io.mesquite.benchmarks.kernels;

import io.mesquite.engine.kernel.Hashing;
import io.mesquite.spi.vector.Vector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Hashes of columns. */
@State(Scope.Benchmark)
public class HashKernels {
    private final Vector numbers = Columns.vector(Columns.longs(Columns.BATCH, value -> value));
    private final Vector texts = Columns.texts(Columns.BATCH, 4);
    private final long[] hashes = new long[Columns.BATCH];

    @Benchmark
    public long[] longs() {
        Hashing.hash(numbers, hashes);
        return hashes;
    }

    @Benchmark
    public long[] texts() {
        Hashing.hash(texts, hashes);
        return hashes;
    }
}
