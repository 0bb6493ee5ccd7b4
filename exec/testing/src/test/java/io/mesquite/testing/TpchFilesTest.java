package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpchFilesTest {
    @Test
    void bothWritersHoldTheSameRows(@TempDir Path folder) throws Exception {
        TpchFiles.write(folder.resolve("duckdb"), 0.001, 2);
        ParquetJavaFiles.rewrite(folder.resolve("duckdb"), folder.resolve("java"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String table : TpchFiles.tables()) {
                Answer written = read(statement, folder.resolve("duckdb"), table);
                Answer rewritten = read(statement, folder.resolve("java"), table);
                assertEquals(Optional.empty(), rewritten.difference(written), table);
            }
            assertEquals(
                    1500,
                    read(statement, folder.resolve("java"), "orders").rows().size());
        }
    }

    private static Answer read(Statement statement, Path folder, String table) throws Exception {
        try (ResultSet rows = statement.executeQuery("select * from '" + folder.resolve(table) + "/*.parquet'")) {
            return Answer.read(rows).sorted();
        }
    }
}
