package io.mesquite.files.table;

import io.mesquite.spi.connector.Column;
import java.util.List;

/**
 * A table as it was when its folder was listed.
 *
 * @param files never none
 * @param columns of the data, then of the partitions
 * @param partitionColumns those of {@code columns} whose values come from folder names; they hide columns of files
 */
public record FileTable(String name, List<TableFile> files, List<Column> columns, List<Column> partitionColumns) {
    public FileTable {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        partitionColumns = List.copyOf(partitionColumns);
    }
}
