package io.mesquite.files.parquet.column;

import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/** Reads a column of lists, maps or structs: the levels and values of all its leaves, put together by {@link Assembler}. */
public final class NestedColumnReader implements ColumnReader {
    private final List<LevelBuffer<?>> leaves;
    private final Assembler assembler;
    private final ScanContext context;

    NestedColumnReader(List<LevelBuffer<?>> leaves, Assembler assembler, ScanContext context) {
        this.leaves = leaves;
        this.assembler = assembler;
        this.context = context;
    }

    @Override
    public Vector read(long row, int size, int[] positions, int count) {
        for (LevelBuffer<?> leaf : leaves) {
            context.checkCancelled();
            leaf.read(row, size);
        }
        Vector all = assembler.assemble(0, 0);
        return positions == null ? all : all.gather(positions, count);
    }

    @Override
    public void close() {
        leaves.forEach(LevelBuffer::close);
    }
}
