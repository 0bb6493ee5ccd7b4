package io.mesquite.files.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that DuckDB writes, compared with what DuckDB reads from them. */
class DuckDbFilesTest {
    private static final String ALL_TYPES =
            """
            SELECT i::BIGINT AS id,
              CASE WHEN i % 7 <> 0 THEN i % 3 = 0 END AS flag,
              (i % 100 - 50)::TINYINT AS t, (i % 1000 - 500)::SMALLINT AS s,
              CASE WHEN i % 5 <> 0 THEN (i * 7919 % 100003)::INTEGER END AS n,
              (i % 200)::UTINYINT AS ut, (i % 60000)::USMALLINT AS us, (4294967295 - i)::UINTEGER AS ui,
              (18446744073709551615 - i)::UBIGINT AS ul,
              (i / 3.0)::FLOAT AS f, CASE WHEN i % 11 <> 0 THEN sin(i) END AS d,
              (i / 100.0)::DECIMAL(4, 1) AS d4, (i * 1.37)::DECIMAL(9, 2) AS d9, (i * -12345.678)::DECIMAL(18, 3) AS d18,
              CASE WHEN i % 3 <> 0 THEN (i * 123456789012.345678)::DECIMAL(38, 6) END AS d38,
              DATE '1969-06-01' + i::INTEGER AS day, TIME '00:00:00' + INTERVAL (i * 1234567) MICROSECONDS AS time,
              TIMESTAMP '1960-01-01 00:00:00.000001' + INTERVAL (i * 12345) SECONDS AS ts,
              (TIMESTAMP '2024-02-29 12:00:00' + INTERVAL (i) SECONDS)::TIMESTAMPTZ AS tstz,
              (TIMESTAMP '2001-01-01 00:00:00' + INTERVAL (i) SECONDS)::TIMESTAMP_NS AS ns,
              (TIMESTAMP '2001-01-01 00:00:00' + INTERVAL (i) SECONDS)::TIMESTAMP_MS AS ms,
              CASE WHEN i % 4 <> 0 THEN 'value ' || (i % 50) END AS few, 'täxt ' || i || repeat('x', (i % 40)::INTEGER) AS many,
              CASE WHEN i % 13 = 0 THEN encode('blob' || i) END AS bytes,
              md5(i::VARCHAR)::UUID AS id128,
              CASE WHEN i % 6 <> 0 THEN [x * i FOR x IN range(i % 5) IF x <> 2] END AS list,
              CASE WHEN i % 9 <> 0 THEN [[NULL, i], NULL, [], ['9', i % 3]] END AS lists,
              CASE WHEN i % 8 <> 0 THEN {'a': i, 'b': CASE WHEN i % 2 = 0 THEN 'b' || i END, 'c': {'d': [i, NULL]}} END AS struct,
              CASE WHEN i % 10 <> 0 THEN MAP {'k' || i: i, 'l': NULL} END AS map,
              [{'x': i, 'y': [i, i + 1]}, NULL] AS structs
            FROM range(ROWS) t(i)""";

    private static DuckDb duckDb;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws SQLException {
        duckDb = new DuckDb();
    }

    @AfterAll
    static void close() throws SQLException {
        duckDb.close();
    }

    @ParameterizedTest
    @CsvSource({
        "uncompressed, V1, 20000",
        "snappy, V1, 3000",
        "snappy, V2, 100000",
        "gzip, V1, 100000",
        "zstd, V2, 100000",
        "lz4_raw, V1, 100000"
    })
    void everyTypeIsReadAsDuckDbReadsIt(String codec, String version, int groupSize) throws SQLException {
        Path file = folder.resolve("all.parquet");
        duckDb.execute("COPY (" + allTypes(9_000) + ") TO '" + file + "' (FORMAT parquet, COMPRESSION " + codec
                + ", PARQUET_VERSION " + version + ", ROW_GROUP_SIZE " + groupSize + ")");
        Reading reading = new Reading();
        List<Type> types = reading.types(file);
        assertEquals(SimpleType.TIMESTAMP_WITH_TIME_ZONE, types.get(18));
        Rows.assertSame(duckDb.read(file, types), reading.all(file));
        assertEquals(0, reading.context.reserved);
        assertTrue(reading.context.bytesRead > 50_000);
    }

    @ParameterizedTest
    @CsvSource({"0.5", "0.05", "0.9", "-1"})
    void anyPositionsAreReadAsDuckDbReadsThem(double density) throws SQLException {
        Path file = folder.resolve("positions.parquet");
        duckDb.execute("COPY (" + allTypes(10_000) + ") TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 100000)");
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Reading reading = new Reading();
        List<List<Object>> expected = duckDb.read(file, reading.types(file));
        int compared = reading.compareAtRandomPositions(file, expected, new Random(seed), density);
        assertTrue(compared > 5_000, "compared " + compared);
        assertEquals(0, reading.context.reserved);
    }

    @Test
    void aFileWithoutRowsHasColumnsAndNoRanges() throws SQLException {
        Path file = folder.resolve("empty.parquet");
        duckDb.execute("COPY (" + allTypes(0) + ") TO '" + file + "' (FORMAT parquet)");
        Reading reading = new Reading();
        assertEquals(30, reading.columns(file).size());
        assertEquals(List.of(), reading.all(file));
    }

    private static String allTypes(int rows) {
        return ALL_TYPES.replace("ROWS", Integer.toString(rows));
    }
}
