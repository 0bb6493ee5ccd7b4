package io.mesquite.files;

import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.table.TableFile;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scan of a table as one of its files sees it: which columns the file is asked for, by the names that the file has for
 * them, and which have one value for the whole file, since they are partitions or the file does not have them.
 */
final class FileScan {
    private final TableFile file;
    private final List<Column> fileColumns;
    /** For each of the scan's columns its index among the file's columns, or -1 for a column of one value. */
    private final int[] indexes;
    /** The vector of one value for columns of which there is only one. */
    private final Vector[] constants;

    private final Map<String, Object> constantValues;
    private final Map<String, String> fileNames;
    private final Constraint constraint;

    private FileScan(
            TableFile file,
            List<Column> fileColumns,
            int[] indexes,
            Vector[] constants,
            Map<String, Object> constantValues,
            Map<String, String> fileNames,
            Constraint scanConstraint) {
        this.file = file;
        this.fileColumns = fileColumns;
        this.indexes = indexes;
        this.constants = constants;
        this.constantValues = constantValues;
        this.fileNames = fileNames;
        this.constraint = inFile(scanConstraint);
    }

    static FileScan of(Scan scan, TableFile file, FileSummary summary) {
        List<Column> fileColumns = new ArrayList<>();
        int[] indexes = new int[scan.columns().size()];
        Vector[] constants = new Vector[indexes.length];
        Map<String, Object> constantValues = new HashMap<>();
        Map<String, String> fileNames = new LinkedHashMap<>();
        for (int i = 0; i < indexes.length; i++) {
            Column column = scan.columns().get(i);
            boolean partition = file.partition().containsKey(column.name());
            Optional<String> fileName = partition ? Optional.empty() : nameInFile(summary, column.name());
            if (fileName.isPresent()) {
                indexes[i] = fileColumns.size();
                fileNames.put(column.name(), fileName.get());
                fileColumns.add(new Column(fileName.get(), column.type(), column.nullable(), column.comment()));
            } else {
                Object value = partition ? FilePruning.partitionValue(file, column) : null;
                indexes[i] = -1;
                constants[i] = Vectors.of(column.type(), Collections.singletonList(value));
                constantValues.put(column.name(), value);
            }
        }
        return new FileScan(file, fileColumns, indexes, constants, constantValues, fileNames, scan.constraint());
    }

    /** Whether the columns of one value are in a constraint. */
    boolean mayMatch(Constraint tableConstraint) {
        for (Map.Entry<String, Object> constant : constantValues.entrySet()) {
            if (!tableConstraint.domain(constant.getKey()).contains(constant.getValue())) {
                return false;
            }
        }
        return !tableConstraint.isNone();
    }

    List<FileRange> ranges(FileSystem fileSystem) {
        return file.format().ranges(fileSystem, file.entry(), fileColumns, constraint);
    }

    BatchSource open(FileSystem fileSystem, FileRange range, ScanContext context) {
        BatchSource source = file.format()
                .open(fileSystem, file.entry(), range, fileColumns, constraint, new FileScanContext(context, this));
        return constantValues.isEmpty() ? source : new FilesBatchSource(source, indexes, constants);
    }

    /** A constraint on columns of the table as one on columns of the file; the rest is left out. */
    Constraint inFile(Constraint tableConstraint) {
        if (tableConstraint.isAll()) {
            return tableConstraint;
        }
        Map<String, Domain> domains = new HashMap<>();
        tableConstraint.domains().forEach((column, domain) -> {
            String fileName = fileNames.get(column);
            if (fileName != null) {
                domains.put(fileName, domain);
            }
        });
        return new Constraint(domains);
    }

    /** The file's own spelling of a column; empty where the file does not have it. */
    private static Optional<String> nameInFile(FileSummary summary, String name) {
        List<String> names = summary.columns().stream().map(Column::name).toList();
        return names.contains(name)
                ? Optional.of(name)
                : names.stream().filter(name::equalsIgnoreCase).findFirst();
    }
}
