package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Assertions 1 to 5 and 30 to 32 of what tools ask of a JDBC server. */
final class JdbcQueryTest extends JdbcFixture {
    @Test
    void selectsWithoutFrom() throws SQLException {
        assertEquals(List.of(List.of("1")), rows("SELECT 1"));
    }

    @Test
    void acceptsSemicolonsCommentsAndBlankLines() throws SQLException {
        assertEquals(List.of(List.of("1")), rows("\n-- a comment\n/* another */ SELECT 1 ;\n\n"));
    }

    @Test
    void givesMetadataForLimitZero() throws SQLException {
        try (ResultSet result = statement().executeQuery("SELECT * FROM nation LIMIT 0")) {
            assertEquals(4, result.getMetaData().getColumnCount());
            assertEquals(Types.BIGINT, result.getMetaData().getColumnType(1));
            assertFalse(result.next());
        }
    }

    @Test
    void givesMetadataForImpossiblePredicates() throws SQLException {
        for (String predicate : List.of("1 = 0", "1 <> 1")) {
            try (ResultSet result = statement().executeQuery("SELECT TRUE AS \"_\" FROM nation WHERE " + predicate)) {
                assertEquals("_", result.getMetaData().getColumnLabel(1));
                assertEquals(Types.BOOLEAN, result.getMetaData().getColumnType(1));
                assertFalse(result.next());
            }
        }
    }

    @Test
    void fetchSizesGiveTheSameRows() throws SQLException {
        List<List<String>> expected = rows("SELECT n_nationkey, n_name FROM nation ORDER BY n_nationkey");
        assertEquals(25, expected.size());
        for (int fetchSize : new int[] {1, 7, 100, 10_000}) {
            var statement = statement();
            statement.setFetchSize(fetchSize);
            try (ResultSet result =
                    statement.executeQuery("SELECT n_nationkey, n_name FROM nation ORDER BY n_nationkey")) {
                assertEquals(expected, rows(result));
            }
        }
    }

    @Test
    void maxRowsIsExact() throws SQLException {
        for (int most : new int[] {1, 24, 25, 26}) {
            var statement = statement();
            statement.setMaxRows(most);
            try (ResultSet result = statement.executeQuery("SELECT * FROM nation")) {
                assertEquals(Math.min(most, 25), rows(result).size());
            }
        }
    }

    @Test
    void streamsManyRows() throws SQLException {
        try (ResultSet result = statement().executeQuery("SELECT l_orderkey, l_comment FROM lineitem")) {
            int count = 0;
            while (result.next()) {
                assertTrue(result.getLong(1) > 0);
                count++;
            }
            assertEquals(60175, count);
        }
    }
}
