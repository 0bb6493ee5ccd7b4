package io.mesquite.files.parquet;

import io.mesquite.files.format.FileRange;
import io.mesquite.files.parquet.metadata.ColumnChunk;
import io.mesquite.files.parquet.metadata.OffsetIndex;
import io.mesquite.files.parquet.metadata.RowGroup;
import io.mesquite.files.parquet.page.AheadInput.Part;
import io.mesquite.files.parquet.prune.GroupIndexes;
import io.mesquite.files.parquet.prune.RowSet;
import io.mesquite.files.parquet.schema.ColumnNode;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a file a range of rows is made of. */
record WantedParts(RowGroup group, FileRange range, RowSet rows, GroupIndexes indexes) {
    List<Part> of(List<ColumnNode.Leaf> leaves) {
        List<Part> parts = new ArrayList<>();
        long first = rows.next(range.from());
        if (first < range.to()) {
            leaves.forEach(leaf -> add(group.columns().get(leaf.index()), first, parts));
        }
        return parts;
    }

    private void add(ColumnChunk chunk, long firstRow, List<Part> parts) {
        OffsetIndex index = indexes.offsetIndex(chunk, group.rows());
        if (index == null || index.size() == 0) {
            parts.add(new Part(chunk.start(), chunk.end()));
            return;
        }
        if (chunk.start() < index.offsets()[0]) {
            // the dictionary
            parts.add(new Part(chunk.start(), index.offsets()[0]));
        }
        long row = firstRow;
        while (row < range.to()) {
            long end = Math.min(range.to(), rows.endOfRange(row));
            int last = index.pageOf(end - 1);
            parts.add(new Part(index.offsets()[index.pageOf(row)], index.offsets()[last] + index.bytes()[last]));
            row = rows.next(end);
        }
    }
}
