package io.mesquite.files;

import io.mesquite.files.table.FileTable;
import io.mesquite.files.table.PartitionColumn;
import io.mesquite.files.table.TableFile;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Leaves out files by the partitions that they are in. */
final class FilePruning {
    private FilePruning() {}

    /** The files of a table whose partition values are in the constraint. */
    static List<TableFile> files(FileTable table, Constraint constraint) {
        if (constraint.isNone()) {
            return List.of();
        }
        List<Column> constrained = table.partitionColumns().stream()
                .filter(column -> !constraint.domain(column.name()).isAll())
                .toList();
        if (constrained.isEmpty()) {
            return table.files();
        }
        return table.files().stream()
                .filter(file -> constrained.stream().allMatch(column -> {
                    Domain domain = constraint.domain(column.name());
                    return domain.contains(partitionValue(file, column));
                }))
                .toList();
    }

    /** For EXPLAIN: which of a table's files are left. */
    static String explain(FileTable table, List<TableFile> left) {
        long bytes = left.stream().mapToLong(file -> file.entry().length()).sum();
        int all = table.files().size();
        return String.format(
                Locale.ROOT,
                "files %,d%s, %,d bytes",
                left.size(),
                left.size() == all ? "" : " of " + all + ", by their partitions",
                bytes);
    }

    /** The native value of a partition column for all rows of a file, or null. */
    static Object partitionValue(TableFile file, Column column) {
        Optional<String> text = file.partition().getOrDefault(column.name(), Optional.empty());
        return PartitionColumn.value(column.type(), text, column.name());
    }
}
