package io.mesquite.files.parquet;

import io.mesquite.files.format.FileRange;
import io.mesquite.files.parquet.column.ColumnReader;
import io.mesquite.files.parquet.column.FlatColumnReader;
import io.mesquite.files.parquet.column.MissingColumnReader;
import io.mesquite.files.parquet.column.NestedColumns;
import io.mesquite.files.parquet.metadata.ColumnChunk;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.RowGroup;
import io.mesquite.files.parquet.page.Buffers;
import io.mesquite.files.parquet.page.ChunkPages;
import io.mesquite.files.parquet.prune.GroupIndexes;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.files.parquet.schema.Conversion;
import io.mesquite.files.parquet.schema.StoredConversions;
import io.mesquite.files.parquet.schema.Widening;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.Optional;

/** Makes the readers for the columns of a range. */
record ColumnReaders(
        ParquetFile file,
        FileRange range,
        LazyInput input,
        GroupIndexes indexes,
        Buffers buffers,
        ScanContext context) {
    /** A reader that gives out what the table says, from what the file has. */
    ColumnReader open(Column column) {
        Optional<ColumnNode> found = file.findColumn(column.name());
        if (found.isEmpty()) {
            return new MissingColumnReader(column.type());
        }
        if (found.get() instanceof ColumnNode.Leaf leaf) {
            Conversion widening = Widening.find(leaf.type(), column.type())
                    .orElseThrow(() -> Failures.mismatch(file.entry().location(), column, leaf.type()));
            return new FlatColumnReader<>(
                    leaf, pages(leaf), StoredConversions.of(leaf).then(widening));
        }
        ColumnNode node = found.get();
        return NestedColumns.open(node, column.type(), this::pages, context)
                .orElseThrow(() -> Failures.mismatch(file.entry().location(), column, node.type()));
    }

    private ChunkPages pages(ColumnNode.Leaf leaf) {
        RowGroup group = file.footer().rowGroups().get(range.group());
        ColumnChunk chunk = group.columns().get(leaf.index());
        if (chunk.type() == null || chunk.external()) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    file.entry().location() + " has the column " + leaf.name()
                            + (chunk.external() ? " in another file" : " encrypted")
                            + ", which Mesquite does not read");
        }
        if (chunk.type() != leaf.physicalType()) {
            throw new CorruptDataException(
                    "its values are " + chunk.type() + ", but the schema says " + leaf.physicalType());
        }
        if (leaf.repetition() == 0 && chunk.values() != group.rows()) {
            throw new CorruptDataException(
                    "it has " + chunk.values() + " values, but its row group has " + group.rows() + " rows");
        }
        return new ChunkPages(input.open(), leaf, chunk, indexes.offsetIndex(chunk, group.rows()), range.to(), buffers);
    }
}
