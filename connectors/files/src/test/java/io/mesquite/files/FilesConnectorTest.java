package io.mesquite.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesConnectorTest {
    @TempDir
    private Path folder;

    @Test
    void serviceLoaderFindsTheFactory() {
        assertTrue(ServiceLoader.load(ConnectorFactory.class).stream()
                .anyMatch(found -> found.get().name().equals("files")));
    }

    @Test
    void foldersAndFilesAreTables() throws IOException {
        write("orders/part-1.csv", "id\n1\n");
        write("orders/more/part-2.csv", "id\n2\n");
        write("items.json", "{\"a\":1}");
        write("logs.csv.d/x.csv", "a\n1\n");
        write("README.md", "no data");
        write("empty/_SUCCESS", "x");
        write("empty/nothing.csv", "");
        write(".hidden.csv", "a\n1\n");
        write("_temporary/0/x.csv", "a\n1\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of("default"), tables.connector().metadata().schemas());
            assertEquals(
                    List.of("items", "logs.csv.d", "orders"),
                    tables.connector().metadata().tables("default"));
            assertEquals(List.of(), tables.connector().metadata().tables("other"));
            assertEquals(Optional.empty(), tables.connector().metadata().findTable("default", "empty"));
            assertEquals(Optional.empty(), tables.connector().metadata().findTable("other", "orders"));
            assertEquals(List.of(List.of(1L), List.of(2L)), sorted(tables.rows("orders")));
        }
    }

    @Test
    void namesThatClashAreWholeFileNames() throws IOException {
        write("a.csv", "x\n1\n");
        write("a.json", "{\"x\":2}");
        write("b/1.csv", "x\n3\n");
        write("b.csv", "x\n4\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    List.of("a.csv", "a.json", "b", "b.csv"),
                    tables.connector().metadata().tables("default"));
            assertEquals(List.of(List.of(3L)), tables.rows("b"));
            assertEquals(List.of(List.of(4L)), tables.rows("b.csv"));
        }
    }

    @Test
    void aLocationMayBeOneFile() throws IOException {
        write("orders.csv", "id\n1\n");
        try (Tables tables = new Tables(folder.resolve("orders.csv"))) {
            assertEquals(List.of("orders"), tables.connector().metadata().tables("default"));
            assertEquals(List.of(List.of(1L)), tables.rows("orders"));
        }
    }

    @Test
    void partitionFoldersAreColumns() throws IOException {
        write("sales/year=2025/day=2025-01-02/town=a%2Fb%20c/1.csv", "n\n1\n");
        write("sales/year=2026/day=2026-01-02/town=__HIVE_DEFAULT_PARTITION__/1.csv", "n\n2\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    Map.of("n", "BIGINT", "year", "BIGINT", "day", "DATE", "town", "VARCHAR"), tables.columns("sales"));
            assertEquals(
                    List.of(
                            List.of(1L, 2025L, LocalDate.of(2025, 1, 2), "a/b c"),
                            Arrays.asList(2L, 2026L, LocalDate.of(2026, 1, 2), null)),
                    sorted(tables.rows("sales")));
            TableStatistics statistics =
                    tables.connector().metadata().statistics(scan(tables, "sales", Constraint.ALL));
            assertEquals(2, statistics.rowCount().orElseThrow());
            assertTrue(statistics.exact());
            ColumnStatistics year = statistics.columns().get("year");
            assertEquals(2025L, year.min().orElseThrow());
            assertEquals(2026L, year.max().orElseThrow());
            assertEquals(2, year.distinctValues().orElseThrow());
            assertEquals(0.5, statistics.columns().get("town").nullFraction().orElseThrow());
        }
    }

    @Test
    void partitionsArePrunedWhenTheScanIsPlannedAndWhenItRuns() throws IOException {
        for (int year = 2000; year < 2010; year++) {
            write("sales/year=" + year + "/1.csv", "n\n" + year + "\n");
        }
        try (Tables tables = new Tables(folder)) {
            Constraint late = Constraint.of("year", Domain.of(Range.atLeast(2008L)));
            Scan scan = scan(tables, "sales", late);
            assertEquals(List.of("2 small files from 1.csv on"), descriptions(tables.splits(scan)));
            assertEquals(
                    2, tables.connector().metadata().statistics(scan).rowCount().orElseThrow());
            tables.setDynamicConstraint(Constraint.of("year", Domain.of(Range.equal(2009L))));
            assertEquals(List.of(List.of(2009L, 2009L)), tables.rows(scan));
            assertEquals(List.of(), tables.splits(scan(tables, "sales", Constraint.of("n", Domain.NONE))));
        }
    }

    @Test
    void aScanMayAskForNoColumnOrForPartitionsAlone() throws IOException {
        write("sales/year=2025/1.csv", "n\n1\n2\n");
        try (Tables tables = new Tables(folder)) {
            Table sales = tables.table("sales");
            Scan none = new Scan(sales.handle(), List.of(), Constraint.ALL, OptionalLong.empty());
            assertEquals(List.of(List.of(), List.of()), tables.rows(none));
            List<Column> year = sales.columns().subList(1, 2);
            Scan yearOnly = new Scan(sales.handle(), year, Constraint.ALL, OptionalLong.empty());
            assertEquals(List.of(List.of(2025L), List.of(2025L)), tables.rows(yearOnly));
        }
    }

    @Test
    void columnsOfFilesAreMergedByName() throws IOException {
        write("t/1.csv", "id,a\n1,2\n");
        write("t/2.csv", "b,ID\nx,1.5\n");
        write("t/3.json", "{\"id\":3,\"a\":\"text\",\"B\":\"y\"}");
        try (Tables tables = new Tables(folder)) {
            MesquiteException conflict = assertThrows(MesquiteException.class, () -> tables.table("t"));
            assertEquals(ErrorCode.DATA_SCHEMA_MISMATCH, conflict.code());
            assertTrue(conflict.getMessage().startsWith("column a is BIGINT in " + folder.resolve("t/1.csv")));
            assertTrue(conflict.getMessage().contains("but VARCHAR in " + folder.resolve("t/3.json")));
        }
        Files.delete(folder.resolve("t/3.json"));
        write("t/3.csv", "id,a\n2,word\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(Map.of("id", "DOUBLE", "a", "VARCHAR", "b", "VARCHAR"), tables.columns("t"));
            assertEquals(
                    List.of(
                            Arrays.asList(1.0, "2", null),
                            Arrays.asList(1.5, null, "x"),
                            Arrays.asList(2.0, "word", null)),
                    sorted(tables.rows("t")));
            assertTrue(tables.table("t").columns().get(2).nullable());
        }
    }

    @Test
    void newFilesAreSeenSoon() throws IOException, InterruptedException {
        write("t/1.csv", "id\n1\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of(List.of(1L)), tables.rows("t"));
            write("t/2.csv", "id\n2\n");
            write("u.csv", "id\n3\n");
            Thread.sleep(1100);
            assertEquals(List.of(List.of(1L), List.of(2L)), sorted(tables.rows("t")));
            assertEquals(List.of("t", "u"), tables.connector().metadata().tables("default"));
        }
    }

    @Test
    void aFileThatChangesWhileItIsReadIsAnError() throws IOException {
        write("t/1.csv", "id\n1\n");
        try (Tables tables = new Tables(folder)) {
            Scan scan = scan(tables, "t", Constraint.ALL);
            tables.splits(scan);
            write("t/1.csv", "id\n1\n2\n");
            MesquiteException changed = assertThrows(MesquiteException.class, () -> tables.rows(scan));
            assertEquals(ErrorCode.DATA_CHANGED, changed.code());
        }
    }

    @Test
    void aThousandSmallFilesArePlannedQuicklyAndPacked() throws IOException {
        for (int i = 0; i < 1000; i++) {
            write("t/" + i + ".csv", "id,name\n" + i + ",n\n");
        }
        try (Tables tables = new Tables(folder)) {
            long started = System.nanoTime();
            assertEquals(32, tables.splits(scan(tables, "t", Constraint.ALL)).size());
            assertTrue(System.nanoTime() - started < 20_000_000_000L);
            assertEquals(1000, new HashSet<>(tables.rows("t")).size());
        }
    }

    @Test
    void packsAreBoundedByTheirBytesAndLargeFilesStandAlone() throws IOException {
        write("t/large.csv", "id,name\n" + "1,n\n".repeat(100_000));
        for (int i = 0; i < 10; i++) {
            write("t/" + i + ".csv", "id,name\n" + (i + ",n\n").repeat(50_000));
        }
        write("t/last.csv", "id,name\n7,n\n");
        try (Tables tables = new Tables(folder)) {
            List<Split> splits = tables.splits(scan(tables, "t", Constraint.ALL));
            assertEquals(600_001, tables.rows("t").size());
            assertTrue(
                    descriptions(splits).get(0).startsWith("large.csv"),
                    descriptions(splits).toString());
            assertEquals(3, splits.size(), descriptions(splits).toString());
            splits.subList(1, 3).forEach(split -> assertTrue(split.bytes() <= 1 << 20, split.toString()));
        }
    }

    private static List<String> descriptions(List<Split> splits) {
        return splits.stream().map(Split::description).toList();
    }

    @Test
    void badPropertiesAreNamed() {
        assertInvalid("the key 'location' is missing", Map.of());
        assertInvalid("'/no/such/place' does not exist", Map.of("location", "/no/such/place"));
        assertInvalid("nothing installed reads s3:", Map.of("location", "s3://bucket/x"));
        assertInvalid(
                "sample-bytes must be a number from 1024 to 1073741824, not 'many'",
                Map.of("location", folder.toString(), "sample-bytes", "many"));
    }

    @Test
    void aLocationMayBeAUrl() throws IOException {
        write("a b/orders.csv", "id\n1\n");
        String url = folder.resolve("a b").toUri().toString();
        try (var connector = new FilesConnectorFactory().open("files", Map.of("location", url))) {
            assertEquals(List.of("orders"), connector.metadata().tables("default"));
            assertFalse(connector.metadata().findTable("default", "orders").isEmpty());
        }
    }

    private static void assertInvalid(String message, Map<String, String> properties) {
        MesquiteException e =
                assertThrows(MesquiteException.class, () -> new FilesConnectorFactory().open("files", properties));
        assertEquals(ErrorCode.INVALID_CONFIGURATION, e.code());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static Scan scan(Tables tables, String name, Constraint constraint) {
        Table table = tables.table(name);
        return new Scan(table.handle(), table.columns(), constraint, OptionalLong.empty());
    }

    private static List<List<Object>> sorted(List<List<Object>> rows) {
        return rows.stream()
                .sorted((left, right) ->
                        Double.compare(((Number) left.get(0)).doubleValue(), ((Number) right.get(0)).doubleValue()))
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
