package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Assertions 6 to 17 of what tools ask of a JDBC server: its metadata. */
final class JdbcMetadataTest extends JdbcFixture {
    private DatabaseMetaData metadata() throws SQLException {
        return connection().getMetaData();
    }

    @Test
    void namesTheProductAndItsVersion() throws SQLException {
        assertEquals("Mesquite", metadata().getDatabaseProductName());
        assertEquals(MesquiteServer.version(), metadata().getDatabaseProductVersion());
        assertNotEquals("", metadata().getDriverVersion());
    }

    @Test
    void identifiersBehaveAsTheFlagsSay() throws SQLException {
        assertEquals("\"", metadata().getIdentifierQuoteString());
        assertTrue(metadata().storesMixedCaseIdentifiers());
        assertFalse(metadata().supportsMixedCaseIdentifiers());
        assertEquals(5, rows("SELECT R_NAME FROM Region").size());
        assertEquals(5, rows("SELECT \"r_name\" FROM \"region\"").size());
    }

    @Test
    void listsCatalogsAndSchemas() throws SQLException {
        assertEquals(List.of("system", "tpch"), column(metadata().getCatalogs(), "TABLE_CAT"));
        ResultSet schemas = metadata().getSchemas("tpch", "tin_");
        assertEquals(List.of("TABLE_SCHEM", "TABLE_CATALOG"), labels(schemas));
        assertEquals(List.of("tiny"), column(schemas, "TABLE_SCHEM"));
    }

    @Test
    void viewsAreListedAsViews() throws SQLException {
        statement().execute("CREATE OR REPLACE VIEW some_nations AS SELECT n_name, n_regionkey FROM nation");
        try {
            ResultSet tables = metadata().getTables("tpch", "tiny", "%nation%", new String[] {"TABLE", "VIEW"});
            assertEquals(List.of("nation TABLE", "some_nations VIEW"), namesAndTypes(tables));
            assertEquals(
                    List.of("some_nations"),
                    column(metadata().getTables("tpch", "tiny", null, new String[] {"view"}), "TABLE_NAME"));
            assertEquals(
                    List.of("n_name", "n_regionkey"),
                    column(metadata().getColumns("tpch", "tiny", "some_nations", null), "COLUMN_NAME"));
        } finally {
            statement().execute("DROP VIEW some_nations");
        }
        assertEquals(
                List.of(), column(metadata().getTables("tpch", "tiny", null, new String[] {"VIEW"}), "TABLE_NAME"));
    }

    @Test
    void systemTablesAreTheirOwnType() throws SQLException {
        assertEquals(List.of("SYSTEM TABLE", "TABLE", "VIEW"), column(metadata().getTableTypes(), "TABLE_TYPE"));
        assertEquals(
                List.of("columns SYSTEM TABLE"),
                namesAndTypes(metadata().getTables("tpch", "information_schema", "columns", null)));
        assertEquals(
                List.of("nodes SYSTEM TABLE", "queries SYSTEM TABLE"),
                namesAndTypes(metadata().getTables("system", "runtime", null, null)));
    }

    private static List<String> namesAndTypes(ResultSet tables) throws SQLException {
        List<String> all = new ArrayList<>();
        while (tables.next()) {
            all.add(tables.getString("TABLE_NAME") + " " + tables.getString("TABLE_TYPE"));
        }
        return all;
    }

    @Test
    void listsTablesByPattern() throws SQLException {
        assertEquals(
                8,
                column(metadata().getTables("tpch", "tiny", null, null), "TABLE_NAME")
                        .size());
        assertEquals(
                8,
                column(metadata().getTables("tpch", "tiny", "%", null), "TABLE_NAME")
                        .size());
        assertEquals(List.of(), column(metadata().getTables("tpch", "tiny", "", null), "TABLE_NAME"));
        assertEquals(List.of("nation"), column(metadata().getTables("tpch", "tiny", "nation", null), "TABLE_NAME"));
        assertEquals(List.of("nation"), column(metadata().getTables("tpch", "tiny", "n_tion", null), "TABLE_NAME"));
        assertEquals(List.of(), column(metadata().getTables("tpch", "tiny", "n\\_tion", null), "TABLE_NAME"));
    }

    @Test
    void ignoresUnknownTableTypesAndWrongCatalogs() throws SQLException {
        String[] types = {"TABLE", "HYPERCUBE"};
        assertEquals(
                8,
                column(metadata().getTables("tpch", "tiny", "%", types), "TABLE_NAME")
                        .size());
        String[] unknown = {"HYPERCUBE"};
        assertEquals(List.of(), column(metadata().getTables("tpch", "tiny", "%", unknown), "TABLE_NAME"));
        assertEquals(List.of(), column(metadata().getTables("nowhere", null, "%", null), "TABLE_NAME"));
        assertEquals(List.of(), column(metadata().getColumns("nowhere", null, "%", "%"), "COLUMN_NAME"));
    }

    @Test
    void describesColumnsCompletely() throws SQLException {
        ResultSet columns = metadata().getColumns("tpch", "tiny", "lineitem", "%");
        assertEquals(24, columns.getMetaData().getColumnCount());
        List<Integer> positions = new ArrayList<>();
        while (columns.next()) {
            positions.add(columns.getInt("ORDINAL_POSITION"));
        }
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16), positions);
    }

    @Test
    void columnsResultsAndTypeInfoAgreeOnTypes() throws SQLException {
        Set<Integer> known = new HashSet<>();
        int previous = Integer.MIN_VALUE;
        ResultSet types = metadata().getTypeInfo();
        assertEquals(18, types.getMetaData().getColumnCount());
        while (types.next()) {
            assertTrue(types.getInt("DATA_TYPE") >= previous, "sorted by DATA_TYPE");
            previous = types.getInt("DATA_TYPE");
            known.add(previous);
        }
        try (ResultSet result = statement().executeQuery("SELECT * FROM lineitem LIMIT 0")) {
            ResultSetMetaData actual = result.getMetaData();
            ResultSet columns = metadata().getColumns("tpch", "tiny", "lineitem", null);
            while (columns.next()) {
                int position = columns.getInt("ORDINAL_POSITION");
                assertEquals(columns.getInt("DATA_TYPE"), actual.getColumnType(position));
                assertEquals(columns.getString("TYPE_NAME"), actual.getColumnTypeName(position));
                assertTrue(known.contains(columns.getInt("DATA_TYPE")));
            }
        }
    }

    @Test
    void primaryKeysComeByNameWithTheirPlaceInTheKey() throws SQLException {
        ResultSet keys = metadata().getPrimaryKeys("tpch", "tiny", "lineitem");
        assertEquals(
                List.of(List.of("l_linenumber", "2"), List.of("l_orderkey", "1")),
                rows(keys).stream().map(row -> List.of(row.get(3), row.get(4))).toList());
        assertEquals(List.of("n_nationkey"), column(metadata().getPrimaryKeys(null, "tiny", "nation"), "COLUMN_NAME"));
        assertEquals(List.of(), column(metadata().getPrimaryKeys("tpch", "tiny", "natio_"), "COLUMN_NAME"));
    }

    @Test
    void keysIndexesAndFunctionsHaveTheirColumns() throws SQLException {
        assertEquals(
                List.of("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ", "PK_NAME"),
                labels(metadata().getPrimaryKeys("tpch", "tiny", "nation")));
        assertEquals(
                14, labels(metadata().getImportedKeys("tpch", "tiny", "nation")).size());
        assertEquals(
                13,
                labels(metadata().getIndexInfo("tpch", "tiny", "nation", false, true))
                        .size());
        ResultSet functions = metadata().getFunctions(null, null, "su_");
        assertEquals(6, functions.getMetaData().getColumnCount());
        assertTrue(column(functions, "FUNCTION_NAME").contains("sum"));
    }

    private static List<String> labels(ResultSet result) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            labels.add(result.getMetaData().getColumnLabel(i));
        }
        return labels;
    }
}
