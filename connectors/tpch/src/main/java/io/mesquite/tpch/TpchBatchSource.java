package io.mesquite.tpch;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Generates rows as objects, and turns those columns and positions into vectors that are asked for. */
final class TpchBatchSource<E extends TpchEntity> implements BatchSource {
    private final Iterator<E> rows;
    private final List<GeneratedColumn<E>> columns;
    private final ScanContext context;
    private final List<E> batch = new ArrayList<>(Batch.TARGET_SIZE);

    private TpchBatchSource(Iterator<E> rows, List<GeneratedColumn<E>> columns, ScanContext context) {
        this.rows = rows;
        this.columns = columns;
        this.context = context;
    }

    /** The library ties a table's rows and columns by a type that we know only to be the same for both. */
    @SuppressWarnings("unchecked")
    static BatchSource open(TpchTableHandle handle, TpchSplit split, List<String> columns, ScanContext context) {
        boolean comments = columns.stream().anyMatch(column -> column.endsWith("_comment"));
        Iterator<? extends TpchEntity> rows = handle.table()
                .generator(
                        handle.scale(),
                        split.part(),
                        split.parts(),
                        comments ? CommentText.BENCHMARK : CommentText.NONE)
                .iterator();
        List<GeneratedColumn<TpchEntity>> generated = columns.stream()
                .map(name -> new GeneratedColumn<>(
                        (TpchColumn<TpchEntity>) handle.table().generatedColumn(name)))
                .toList();
        return new TpchBatchSource<>((Iterator<TpchEntity>) rows, generated, context);
    }

    @Override
    public SourceBatch next() {
        context.checkCancelled();
        batch.clear();
        while (batch.size() < Batch.TARGET_SIZE && rows.hasNext()) {
            batch.add(rows.next());
        }
        return batch.isEmpty() ? null : new GeneratedRows(batch.size());
    }

    @Override
    public void close() {
        batch.clear();
    }

    private final class GeneratedRows implements SourceBatch {
        private final int size;

        private GeneratedRows(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            return columns.get(column).read(batch, positions, count);
        }
    }
}
