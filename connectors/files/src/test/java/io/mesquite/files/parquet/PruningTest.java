package io.mesquite.files.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.files.format.FileRange;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.VarcharType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
    private static DuckDb duckDb;

    @TempDir
    Path folder;

    private final Reading reading = new Reading();

    @BeforeAll
    static void open() throws SQLException {
        duckDb = new DuckDb();
    }

    @AfterAll
    static void close() throws SQLException {
        duckDb.close();
    }

    @Test
    void rowGroupsOutsideOfTheConstraintAreNoRanges() throws SQLException {
        Path file = write("SELECT i::INTEGER AS n, 'v' || (i // 2048) AS v, "
                + "CASE WHEN i < 2048 THEN i END AS sparse, DATE '2000-01-01' + (i // 2048)::INTEGER AS d, "
                + "(i / 100)::DECIMAL(9, 2) AS price FROM range(8192) t(i)");
        assertEquals(List.of(0, 1, 2, 3), groups(file, Constraint.ALL));
        assertEquals(List.of(0), groups(file, Constraint.of("n", Domain.of(Range.lessThan(2048L)))));
        assertEquals(List.of(0, 1), groups(file, Constraint.of("n", Domain.of(Range.atMost(2048L)))));
        assertEquals(List.of(3), groups(file, Constraint.of("n", Domain.of(Range.equal(8000L)))));
        assertEquals(List.of(0, 3), groups(file, Constraint.of("n", Domain.ofValues(List.of(1L, 8191L)))));
        assertEquals(List.of(2), groups(file, Constraint.of("v", Domain.of(Range.equal(Bytes.utf8("v2"))))));
        assertEquals(List.of(1, 2, 3), groups(file, Constraint.of("sparse", Domain.ONLY_NULL)));
        assertEquals(List.of(0), groups(file, Constraint.of("sparse", Domain.NOT_NULL)));
        long day = LocalDate.of(2000, 1, 3).toEpochDay();
        assertEquals(List.of(2, 3), groups(file, Constraint.of("d", Domain.of(Range.atLeast(day)))));
        assertEquals(List.of(0), groups(file, Constraint.of("price", Domain.of(Range.lessThan(2000L)))));
        assertEquals(List.of(), groups(file, Constraint.of("n", Domain.NONE)));
        assertEquals(List.of(0, 1, 2, 3), groups(file, Constraint.of("unheard of", Domain.of(Range.equal(1L)))));
    }

    @Test
    void boundsAreComparedInTheTypeOfTheTable() throws SQLException {
        Path file = write("SELECT i::INTEGER AS n, (i / 10)::DECIMAL(9, 1) AS price FROM range(8192) t(i)");
        List<Column> columns = List.of(
                new Column("n", new DecimalType(12, 2)),
                new Column("price", new DecimalType(20, 3)),
                new Column("missing", SimpleType.BIGINT));
        assertEquals(
                List.of(1), groups(file, columns, Constraint.of("n", Domain.of(Range.between(204_800L, 300_000L)))));
        Int128 price = Int128.of(204_800);
        assertEquals(List.of(1), groups(file, columns, Constraint.of("price", Domain.of(Range.equal(price)))));
        assertEquals(List.of(), groups(file, columns, Constraint.of("missing", Domain.NOT_NULL)));
        assertEquals(List.of(0, 1, 2, 3), groups(file, columns, Constraint.of("missing", Domain.ONLY_NULL)));
    }

    @Test
    void doublesAboveTheStatisticsMayBeNaN() throws SQLException {
        Path file = write("SELECT CASE WHEN i % 100 = 0 THEN 'NaN'::DOUBLE ELSE i END AS x FROM range(4096) t(i)");
        assertEquals(List.of(0, 1), groups(file, Constraint.of("x", Domain.of(Range.greaterThan(1e9)))));
        List<List<Object>> rows =
                reading.rows(file, reading.columns(file), Constraint.of("x", Domain.of(Range.equal(Double.NaN))));
        assertTrue(rows.contains(List.of(Double.NaN)));
    }

    @Test
    void bloomFiltersExcludeValuesBetweenTheBounds() throws SQLException {
        // DuckDB writes Bloom filters for columns with a dictionary
        Path file = write("SELECT (i % 100 * 2)::BIGINT AS n, 's' || (i % 100 * 2) AS s FROM range(4096) t(i)");
        Constraint odd = Constraint.of("n", Domain.of(Range.equal(51L)));
        assertEquals(List.of(0, 1), groups(file, odd));
        assertEquals(0, rowCount(file, odd));
        assertEquals(
                0, rowCount(file, Constraint.of("s", Domain.ofValues(List.of(Bytes.utf8("s51"), Bytes.utf8("s53"))))));
        assertEquals(4096, rowCount(file, Constraint.of("n", Domain.of(Range.equal(52L)))));
        assertEquals(4096, rowCount(file, Constraint.of("s", Domain.of(Range.equal(Bytes.utf8("s52"))))));
    }

    @Test
    void pagesOutsideOfTheConstraintArePassedOver() throws IOException, SQLException {
        Path file = folder.resolve("pages.parquet");
        new ParquetJava(
                        MessageTypeParser.parseMessageType(
                                "message m { required int64 id; optional binary str (UTF8); optional int32 fewi;"
                                        + " optional group l (LIST) { repeated group list { optional int32 element; } } }"),
                        7,
                        0.3)
                .write(file, 20_000, builder -> builder.withPageRowCountLimit(1000)
                        .withDictionaryEncoding(false));
        List<List<Object>> all = duckDb.read(file, reading.types(file));
        long id = (Long) all.get(12_345).get(0);
        Constraint one = Constraint.of("id", Domain.of(Range.equal(id)));
        List<List<Object>> some = reading.rows(file, reading.columns(file), one);
        assertTrue(some.contains(all.get(12_345)));
        assertTrue(all.containsAll(some));
        assertTrue(some.size() < 20_000, some.size() + " rows");
    }

    @Test
    void rangesOfALargeGroupHaveEachRowOnce() throws IOException, SQLException {
        Path file = folder.resolve("large.parquet");
        new ParquetJava(
                        MessageTypeParser.parseMessageType("message m { required int32 id; optional int64 fewl; }"),
                        7,
                        0.3)
                .write(file, 400_000, builder -> builder.withPageSize(1 << 20).withPageRowCountLimit(20_000));
        List<FileRange> ranges = ranges(file, reading.columns(file), Constraint.ALL);
        assertEquals(3, ranges.size());
        assertEquals(140_000, ranges.get(1).from());
        assertTrue(ranges.get(1).bytes() > 100_000);
        Rows.assertSame(duckDb.read(file, reading.types(file)), reading.all(file));
    }

    @Test
    void aConstraintThatIsLearnedMeanwhileEndsTheScan() throws SQLException {
        Path file = folder.resolve("dynamic.parquet");
        duckDb.execute("COPY (SELECT i AS n FROM range(100000) t(i)) TO '" + file + "' (FORMAT parquet)");
        List<Column> columns = reading.columns(file);
        FileRange range = ranges(file, columns, Constraint.ALL).get(0);
        try (BatchSource source = reading.format.open(
                reading.fileSystem, reading.entry(file), range, columns, Constraint.ALL, reading.context)) {
            assertEquals(4096, source.next().size());
            reading.context.dynamicConstraint = Constraint.of("n", Domain.of(Range.greaterThan(1_000_000L)));
            int batches = 1;
            for (SourceBatch batch = source.next(); batch != null; batch = source.next()) {
                batches++;
            }
            assertEquals(8, batches);
        }
    }

    @Test
    void aConstraintThatIsKnownBeforeMakesTheSourceEmpty() throws SQLException {
        Path file = write("SELECT i AS n FROM range(1000) t(i)");
        List<Column> columns = reading.columns(file);
        FileRange range = ranges(file, columns, Constraint.ALL).get(0);
        reading.context.dynamicConstraint = Constraint.of("n", Domain.of(Range.lessThan(0L)));
        try (BatchSource source = reading.format.open(
                reading.fileSystem, reading.entry(file), range, columns, Constraint.ALL, reading.context)) {
            assertNull(source.next());
        }
    }

    @Test
    void theSummaryHasTheStatisticsOfAllGroups() throws SQLException {
        Path file = write("SELECT i::INTEGER AS n, CASE WHEN i % 4 = 0 THEN 'x' || (i % 10) END AS v, "
                + "(i / 4)::DOUBLE AS x, [i] AS l FROM range(8192) t(i)");
        TableStatistics statistics = reading.format
                .summarize(reading.fileSystem, reading.entry(file))
                .statistics();
        assertEquals(OptionalDouble.of(8192), statistics.rowCount());
        assertTrue(statistics.exact());
        ColumnStatistics n = statistics.columns().get("n");
        assertEquals(Optional.of(0L), n.min());
        assertEquals(Optional.of(8191L), n.max());
        assertEquals(OptionalDouble.of(0), n.nullFraction());
        ColumnStatistics v = statistics.columns().get("v");
        assertEquals(Optional.of(Bytes.utf8("x0")), v.min());
        assertEquals(OptionalDouble.of(0.75), v.nullFraction());
        assertEquals(5, v.distinctValues().orElseThrow(), 1);
        assertEquals(Optional.of(2047.75), statistics.columns().get("x").max());
        assertEquals(VarcharType.UNBOUNDED, reading.columns(file).get(1).type());
    }

    private Path write(String query) throws SQLException {
        Path file = folder.resolve("groups.parquet");
        duckDb.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        return file;
    }

    private int rowCount(Path file, Constraint constraint) {
        return reading.rows(file, reading.columns(file), constraint).size();
    }

    private List<Integer> groups(Path file, Constraint constraint) {
        return groups(file, reading.columns(file), constraint);
    }

    private List<Integer> groups(Path file, List<Column> columns, Constraint constraint) {
        return ranges(file, columns, constraint).stream().map(FileRange::group).toList();
    }

    private List<FileRange> ranges(Path file, List<Column> columns, Constraint constraint) {
        return reading.format.ranges(reading.fileSystem, reading.entry(file), columns, constraint);
    }
}
