package io.mesquite.benchmarks.kernels;

import io.mesquite.engine.hashtable.GroupTable;
import io.mesquite.engine.hashtable.GroupTables;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Vector;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finding the groups of a batch of rows, in tables that hold all groups already. */
@State(Scope.Benchmark)
public class AggregationKernels {
    private static final int BATCHES = 64;

    @Param({"100", "100000", "4000000"})
    private int groups;

    private final int[] found = new int[Columns.BATCH];
    private final Vector[][] longKeys = new Vector[BATCHES][];
    private final Vector[][] textKeys = new Vector[BATCHES][];
    private GroupTable longTable;
    private GroupTable textTable;
    private int next;

    /** Fills the tables. */
    @Setup
    public void fill() {
        longTable = table(SimpleType.BIGINT);
        textTable = table(VarcharType.UNBOUNDED);
        for (int from = 0; from < groups; from += Columns.BATCH) {
            long[] keys = new long[Columns.BATCH];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (from + i) % groups;
            }
            longTable.findOrAdd(new Vector[] {Columns.vector(keys)}, keys.length, found);
        }
        for (int batch = 0; batch < BATCHES; batch++) {
            int salt = batch;
            long[] keys = Columns.longs(Columns.BATCH + batch, value -> (value + salt) % groups);
            longKeys[batch] = new Vector[] {Columns.vector(keys)};
            textKeys[batch] = new Vector[] {Columns.texts(Columns.BATCH + batch, groups > 100 ? 6 : 2)};
            textTable.findOrAdd(textKeys[batch], Columns.BATCH, found);
        }
    }

    private static GroupTable table(Type type) {
        return new GroupTables(List.of(type)).newTable(0);
    }

    @Benchmark
    public int[] longs() {
        longTable.findOrAdd(longKeys[next++ % BATCHES], Columns.BATCH, found);
        return found;
    }

    /** Of some hundred thousand texts at most. */
    @Benchmark
    public int[] texts() {
        textTable.findOrAdd(textKeys[next++ % BATCHES], Columns.BATCH, found);
        return found;
    }
}
