package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.parquet.metadata.Footer;
import io.mesquite.files.parquet.schema.ColumnNode;
import java.util.List;
import java.util.Optional;

/** What is known of a file: its footer and columns. Immutable, and kept in the cache. */
record ParquetFile(FileEntry entry, Footer footer, List<ColumnNode> columns, long retainedBytes) {
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
