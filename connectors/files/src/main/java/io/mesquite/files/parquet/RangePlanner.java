package io.mesquite.files.parquet;

import io.mesquite.files.format.FileRange;
import io.mesquite.files.parquet.metadata.ColumnChunk;
import io.mesquite.files.parquet.metadata.OffsetIndex;
import io.mesquite.files.parquet.metadata.RowGroup;
import io.mesquite.files.parquet.prune.GroupFilter;
import io.mesquite.files.parquet.prune.GroupIndexes;
import io.mesquite.files.parquet.schema.ColumnNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a file into ranges: row groups, and large ones at the ends of pages where all columns to be read have offset
 * indexes, so that every core finds work in a file of one row group.
 */
final class RangePlanner {
    /** Rows for which a range of its own is worth opening. */
    static final long TARGET_ROWS = 128 * 1024;

    private final ParquetFile file;
    private final List<ColumnNode.Leaf> leaves;
    private final GroupIndexes indexes;

    /** @param leaves those that will be read */
    RangePlanner(ParquetFile file, List<ColumnNode.Leaf> leaves, GroupIndexes indexes) {
        this.file = file;
        this.leaves = leaves;
        this.indexes = indexes;
    }

    /** Ranges of the groups that the filter's statistics do not exclude. */
    List<FileRange> plan(GroupFilter filter) {
        List<FileRange> ranges = new ArrayList<>();
        List<RowGroup> groups = file.footer().rowGroups();
        for (int group = 0; group < groups.size(); group++) {
            if (groups.get(group).rows() > 0 && !filter.excludes(groups.get(group))) {
                plan(group, groups.get(group), ranges);
            }
        }
        return ranges;
    }

    private void plan(int group, RowGroup rowGroup, List<FileRange> ranges) {
        long rows = rowGroup.rows();
        long bytes = leaves.stream()
                .mapToLong(leaf -> rowGroup.columns().get(leaf.index()).bytes())
                .sum();
        long groupStart =
                rowGroup.columns().stream().mapToLong(ColumnChunk::start).min().orElse(0);
        long start = 0;
        for (long end : ends(rowGroup)) {
            ranges.add(new FileRange(group, start, end, (long) ((double) bytes * (end - start) / rows), groupStart));
            start = end;
        }
    }

    /** The end of each range of a group. Cuts are at pages of the column that has most of them: most others fit those. */
    private List<Long> ends(RowGroup group) {
        long rows = group.rows();
        boolean cut = rows >= 2 * TARGET_ROWS
                && !leaves.isEmpty()
                && leaves.stream()
                        .allMatch(leaf ->
                                group.columns().get(leaf.index()).offsetIndex().isPresent());
        if (!cut) {
            return List.of(rows);
        }
        ColumnChunk chunk = leaves.stream()
                .map(leaf -> group.columns().get(leaf.index()))
                .max((left, right) -> Integer.compare(
                        left.offsetIndex().length(), right.offsetIndex().length()))
                .orElseThrow();
        OffsetIndex index = indexes.offsetIndex(chunk, rows);
        List<Long> ends = new ArrayList<>();
        long start = 0;
        for (long firstRow : index.firstRows()) {
            if (firstRow - start >= TARGET_ROWS && rows - firstRow >= TARGET_ROWS / 2) {
                ends.add(firstRow);
                start = firstRow;
            }
        }
        ends.add(rows);
        return ends;
    }
}
