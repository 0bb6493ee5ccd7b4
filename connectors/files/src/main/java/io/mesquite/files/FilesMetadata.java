package io.mesquite.files;

import io.mesquite.files.filesystem.FileSystems;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.table.FileTable;
import io.mesquite.files.table.SummaryCache;
import io.mesquite.files.table.TableFile;
import io.mesquite.files.table.TableFinder;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.PathTables;
import io.mesquite.spi.connector.RefreshableMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.predicate.Constraint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** One schema, whose tables are looked up in the folder. */
final class FilesMetadata implements ConnectorMetadata, PathTables, RefreshableMetadata {
    private final TableFinder finder;
    private final SummaryCache summaries;
    private final Map<String, WholeTable> wholeTables = new ConcurrentHashMap<>();

    /** What is known of all of a table's files, good as long as they are the same ones. */
    private record WholeTable(FileTable table, TableStatistics statistics) {}

    FilesMetadata(TableFinder finder, SummaryCache summaries) {
        this.finder = finder;
        this.summaries = summaries;
    }

    @Override
    public List<String> schemas() {
        return List.of(FilesConnector.SCHEMA);
    }

    @Override
    public List<String> tables(String schema) {
        return schema.equals(FilesConnector.SCHEMA) ? finder.names() : List.of();
    }

    @Override
    public Optional<Table> findTable(String schema, String table) {
        return schema.equals(FilesConnector.SCHEMA)
                ? finder.find(table).map(FilesMetadata::describe)
                : Optional.empty();
    }

    @Override
    public Optional<Table> findPath(String path) {
        return FileSystems.scheme(path).map("file"::equals).orElse(true)
                ? findLocal(path)
                : finder.find(path).map(FilesMetadata::describe);
    }

    private Optional<Table> findLocal(String path) {
        String plain =
                path.regionMatches(true, 0, "file:", 0, 5) ? path.substring(5).replaceFirst("^//", "") : path;
        try {
            String absolute = Path.of(plain).toAbsolutePath().normalize().toString();
            return finder.find(absolute).map(FilesMetadata::describe);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public void refresh(String schema, String table) {
        finder.forget(table);
        wholeTables.remove(table);
    }

    @Override
    public TableStatistics statistics(Scan scan) {
        Optional<FileTable> found = finder.find(((FilesTableHandle) scan.table()).table());
        if (found.isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        FileTable table = found.get();
        return scan.constraint().isAll()
                ? wholeTables.compute(table.name(), (name, known) -> wholeTable(table, known)).statistics
                : statistics(table, scan.constraint());
    }

    private WholeTable wholeTable(FileTable table, WholeTable known) {
        return known != null && known.table == table ? known : new WholeTable(table, statistics(table, Constraint.ALL));
    }

    private TableStatistics statistics(FileTable table, Constraint constraint) {
        List<TableFile> files = FilePruning.files(table, constraint);
        List<FileSummary> summariesOfFiles = summaries.summaries(files);
        MergedStatistics merged = new MergedStatistics(table);
        for (int i = 0; i < files.size(); i++) {
            merged.add(files.get(i), summariesOfFiles.get(i));
        }
        var partitions = table.partitionColumns().stream().map(Column::name).collect(Collectors.toSet());
        boolean onlyPartitions = partitions.containsAll(constraint.domains().keySet());
        return merged.statistics(onlyPartitions);
    }

    private static Table describe(FileTable table) {
        return new Table(
                new FilesTableHandle(table.name()),
                FilesConnector.SCHEMA,
                table.name(),
                table.columns(),
                List.of(),
                "");
    }
}
