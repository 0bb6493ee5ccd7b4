package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.parquet.metadata.Footer;
import io.mesquite.files.parquet.prune.GroupIndexes;
import io.mesquite.files.parquet.schema.ColumnNode;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a file, as it is kept in the cache.
 *
 * @param indexes those that were read, filled later
 * @param retainedBytes with all indexes
 */
record ParquetFile(
        FileEntry entry,
        Footer footer,
        List<ColumnNode> columns,
        FileSummary summary,
        GroupIndexes.Cache indexes,
        long retainedBytes) {
    /** The column of that name; where there is none, the only one whose name differs just in case. */
    Optional<ColumnNode> findColumn(String name) {
        ColumnNode found = null;
        int similar = 0;
        for (ColumnNode column : columns) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
            if (column.name().equalsIgnoreCase(name)) {
                found = column;
                similar++;
            }
        }
        return similar == 1 ? Optional.of(found) : Optional.empty();
    }
}
