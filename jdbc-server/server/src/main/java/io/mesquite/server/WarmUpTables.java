package io.mesquite.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tables that {@link WarmUp} queries: a few thousand rows of TPC-H's, as Parquet files in a folder that lasts as long as this object, and
 * no longer than the process.
 */
final class WarmUpTables implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("lineitem", "orders", "customer", "part", "partsupp", "supplier", "nation", "region");

    private final Path folder;

    private WarmUpTables(Path folder) {
        this.folder = folder;
    }

    static WarmUpTables create() throws IOException {
        WarmUpTables tables = new WarmUpTables(Files.createTempDirectory("mesquite-warm-up-"));
        // files are removed before the folder: what was named last goes first
        tables.folder.toFile().deleteOnExit();
        try {
            for (String table : TABLES) {
                tables.copy(table);
            }
            return tables;
        } catch (IOException e) {
            tables.close();
            throw e;
        }
    }

    private void copy(String table) throws IOException {
        Path file = file(table);
        file.toFile().deleteOnExit();
        try (InputStream rows = WarmUpTables.class.getResourceAsStream("warm-up/" + table + ".parquet")) {
            if (rows == null) {
                throw new FileNotFoundException("the jar has no rows of table " + table);
            }
            Files.copy(rows, file);
        }
    }

    private Path file(String table) {
        return folder.resolve(table + ".parquet");
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        for (String table : TABLES) {
            Files.deleteIfExists(file(table));
        }
        Files.deleteIfExists(folder);
    }
}
