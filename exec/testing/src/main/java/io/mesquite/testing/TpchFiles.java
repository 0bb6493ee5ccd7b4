package io.mesquite.testing;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The TPC-H tables as Parquet files, {@code FOLDER/TABLE/part-N.parquet}, written by DuckDB: REQUIRED columns, one page a
 * chunk, snappy. Keys are BIGINT, money and quantities DECIMAL(15, 2), dates DATE, other numbers INTEGER.
 */
public final class TpchFiles {
    private static final String COPY_OPTIONS =
            "FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION V1, ROW_GROUP_SIZE 1000000";

    private TpchFiles() {}

    /** Names of the eight tables. */
    public static List<String> tables() {
        return TpchTable.getTables().stream().map(TpchTable::getTableName).toList();
    }

    /**
     * Writes all tables; what is there already is kept.
     *
     * @param scale 1 for about a gigabyte
     * @param parts files of lineitem; orders and partsupp have half of that, the other tables one
     */
    public static void write(Path folder, double scale, int parts) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (TpchTable<?> table : TpchTable.getTables()) {
                int tableParts =
                        switch (table.getTableName()) {
                            case "lineitem" -> parts;
                            case "orders", "partsupp" -> Math.max(1, parts / 2);
                            default -> 1;
                        };
                Files.createDirectories(folder.resolve(table.getTableName()));
                for (int part = 1; part <= tableParts; part++) {
                    int thisPart = part;
                    running.add(threads.submit(() -> {
                        writePart(table, scale, thisPart, tableParts, folder);
                        return null;
                    }));
                }
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("TPC-H files could not be written: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static <E extends TpchEntity> void writePart(
            TpchTable<E> table, double scale, int part, int parts, Path folder) throws SQLException, IOException {
        Path file = folder.resolve(table.getTableName()).resolve("part-" + part + ".parquet");
        if (Files.exists(file)) {
            return;
        }
        Path unfinished = file.resolveSibling("_" + file.getFileName());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads=1");
            statement.execute(table.getColumns().stream()
                    .map(column -> column.getColumnName() + " " + sqlType(column.getType()) + " not null")
                    .collect(Collectors.joining(", ", "create table stage (", ")")));
            append(table, table.createGenerator(scale, part, parts), connection.unwrap(DuckDBConnection.class));
            statement.execute("copy stage to '" + unfinished + "' (" + COPY_OPTIONS + ")");
        }
        Files.move(unfinished, file);
    }

    private static <E extends TpchEntity> void append(TpchTable<E> table, Iterable<E> rows, DuckDBConnection connection)
            throws SQLException {
        List<TpchColumn<E>> columns = table.getColumns();
        try (DuckDBAppender appender = connection.createAppender("main", "stage")) {
            for (E row : rows) {
                appender.beginRow();
                for (TpchColumn<E> column : columns) {
                    switch (column.getType().getBase()) {
                        case IDENTIFIER -> appender.append(column.getIdentifier(row));
                        case INTEGER -> appender.append(column.getInteger(row));
                        case DATE -> appender.appendEpochDays(column.getDate(row));
                        case DOUBLE -> appender.appendDecimal(Math.round(column.getDouble(row) * 100));
                        case VARCHAR -> appender.append(column.getString(row));
                    }
                }
                appender.endRow();
            }
        }
    }

    private static String sqlType(TpchColumnType type) {
        return switch (type.getBase()) {
            case IDENTIFIER -> "bigint";
            case INTEGER -> "integer";
            case DATE -> "date";
            case DOUBLE -> "decimal(15,2)";
            case VARCHAR -> "varchar";
        };
    }
}
