package io.mesquite.files.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.files.DuckDb;
import io.mesquite.files.Tables;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.predicate.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads random files and compares with DuckDB, which is told the dialect and the types and so has nothing to guess. */
class CsvOracleTest {
    private static final String OPTIONS =
            "header=true, allow_quoted_nulls=false, columns={'id': 'BIGINT', 'price': 'DOUBLE', 'day': 'DATE', 'at': 'TIMESTAMP',"
                    + " 'flag': 'BOOLEAN', 'text': 'VARCHAR'}";

    @TempDir
    private Path folder;

    @RepeatedTest(10)
    void randomFilesAreReadAsDuckDbReadsThem() throws IOException, SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String delimiter = List.of(",", ";", "|", "\t").get(random.nextInt(4));
        String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        Path file = folder.resolve("t.csv");
        Files.writeString(file, randomFile(random, delimiter, lineEnd, 1 + random.nextInt(3000), 1));
        String sql = "select * from read_csv('" + file + "', delim='" + delimiter + "', quote='\"', escape='\"', "
                + OPTIONS + ")";
        try (Tables tables = new Tables(folder)) {
            assertSameRows(DuckDb.rows(sql), tables.rows("t"), "seed " + seed);
        }
    }

    @Test
    void aLargeFileIsReadInRangesThatBeginWithRows() throws IOException, SQLException {
        Random random = new Random(17);
        Path file = folder.resolve("t.csv");
        Files.writeString(file, randomFile(random, ",", "\n", 12_000, 1500));
        try (Tables tables = new Tables(folder)) {
            Table table = tables.table("t");
            Scan scan = new Scan(table.handle(), table.columns(), Constraint.ALL, OptionalLong.empty());
            assertTrue(tables.splits(scan).size() > 2);
            assertSameRows(
                    DuckDb.rows("select * from read_csv('" + file + "', " + OPTIONS + ")"),
                    tables.rows(scan),
                    "seed 17");
        }
    }

    private static void assertSameRows(List<List<Object>> expected, List<List<Object>> actual, String seed) {
        assertEquals(expected.size(), actual.size(), seed);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), seed);
        }
    }

    private static String randomFile(Random random, String delimiter, String lineEnd, int rows, int textLength) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(delimiter, "id", "price", "day", "at", "flag", "text"))
                .append(lineEnd);
        // the first row shows every type
        text.append(String.join(delimiter, "1", "0.5", "2000-01-01", "2000-01-01 00:00:00", "true", "first row"))
                .append(lineEnd);
        for (int row = 1; row < rows; row++) {
            text.append(nullable(random, Long.toString(random.nextLong() >> random.nextInt(64))));
            text.append(delimiter);
            text.append(nullable(random, number(random)));
            text.append(delimiter);
            text.append(nullable(random, date(random)));
            text.append(delimiter);
            text.append(nullable(
                    random,
                    date(random)
                            + String.format(
                                    " %02d:%02d:%02d.%d",
                                    random.nextInt(24),
                                    random.nextInt(60),
                                    random.nextInt(60),
                                    random.nextInt(1_000_000))));
            text.append(delimiter);
            text.append(nullable(random, Boolean.toString(random.nextBoolean())));
            text.append(delimiter);
            text.append(nullable(random, quoted(random, delimiter, lineEnd, "x".repeat(textLength))));
            text.append(lineEnd);
        }
        return text.toString();
    }

    private static String number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Integer.toString(random.nextInt(1000));
            case 1 -> String.format("%.2f", random.nextDouble() * 1e6 - 5e5);
            case 2 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300));
            default -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7fdfffffffffffffL));
        };
    }

    private static String date(Random random) {
        return String.format(
                "%04d-%02d-%02d", 1700 + random.nextInt(8000), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private static String quoted(Random random, String delimiter, String lineEnd, String filler) {
        if (random.nextInt(3) > 0) {
            return filler + random.nextInt(100) + " m\u00fcll \u6f22";
        }
        String inside = List.of("a" + delimiter + "b", "two" + lineEnd + "lines", "a \"\"quote\"\"", "", "x")
                .get(random.nextInt(5));
        return inside.isEmpty() ? "\"\"" : '"' + filler + inside + '"';
    }

    private static String nullable(Random random, String value) {
        return random.nextInt(8) == 0 ? "" : value;
    }
}
