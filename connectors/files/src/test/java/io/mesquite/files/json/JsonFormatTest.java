package io.mesquite.files.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.files.DuckDb;
import io.mesquite.files.Tables;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":null}\n",
                "[{\"a\":1,\"b\":\"x\"},\n{\"a\":2}]",
                "{\"a\":1,\n \"b\":\"x\"} {\"b\":null,\n\"a\":2}",
                "\ufeff{\"a\":1,\"b\":\"x\"}\r\n\r\n{\"a\":2}"
            })
    void objectsAreRowsHoweverTheyAreWritten(String text) throws IOException {
        write(text);
        try (Tables tables = new Tables(folder)) {
            assertEquals(Map.of("a", "BIGINT", "b", "VARCHAR"), tables.columns("t"));
            assertEquals(List.of(row(1L, "x"), row(2L, null)), tables.rows("t"));
        }
    }

    @Test
    void typesAreGuessed() throws IOException {
        write(
                "{\"flag\":true,\"big\":12345678901234567890,\"d\":1,\"day\":\"2026-11-22\",\"at\":\"2026-11-22T17:30:00\","
                        + "\"list\":[1,2.5],\"o\":{\"x\":1,\"y\":{\"z\":[\"q\"]}},\"mix\":1,\"none\":null,\"empty\":[]}\n"
                        + "{\"d\":2.5,\"o\":{\"w\":\"late\"},\"mix\":{\"k\": 1.10}}\n");
        try (Tables tables = new Tables(folder)) {
            Map<String, String> columns = tables.columns("t");
            assertEquals("BOOLEAN", columns.get("flag"));
            assertEquals("DECIMAL(38, 0)", columns.get("big"));
            assertEquals("DOUBLE", columns.get("d"));
            assertEquals("DATE", columns.get("day"));
            assertEquals("TIMESTAMP(6)", columns.get("at"));
            assertEquals("ARRAY(DOUBLE)", columns.get("list"));
            assertEquals("ROW(\"x\" BIGINT, \"y\" ROW(\"z\" ARRAY(VARCHAR)), \"w\" VARCHAR)", columns.get("o"));
            assertEquals("JSON", columns.get("mix"));
            assertEquals("VARCHAR", columns.get("none"));
            assertEquals("ARRAY(VARCHAR)", columns.get("empty"));
            assertEquals(
                    List.of(
                            row(
                                    true,
                                    new BigDecimal("12345678901234567890"),
                                    1.0,
                                    LocalDate.of(2026, 11, 22),
                                    LocalDateTime.parse("2026-11-22T17:30"),
                                    List.of(1.0, 2.5),
                                    row(1L, row(List.of("q")), null),
                                    "1",
                                    null,
                                    List.of()),
                            row(
                                    null,
                                    null,
                                    2.5,
                                    null,
                                    null,
                                    null,
                                    row(null, null, "late"),
                                    "{\"k\":1.10}",
                                    null,
                                    null)),
                    tables.rows("t"));
        }
    }

    @Test
    void compressedFilesAreRead() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("t.ndjson.gz")))) {
            out.write("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8));
        }
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of(row(1L)), tables.rows("t"));
        }
    }

    @Test
    void syntaxErrorsAreNamed() throws IOException {
        write("{\"a\":1}\n{\"a\":2,}\n");
        assertFails(ErrorCode.DATA_CORRUPT, "t.json line 2 is not valid JSON", Map.of());
        write("{\"a\":1}\n{\"a\":");
        assertFails(ErrorCode.DATA_CORRUPT, "t.json line 2 is not valid JSON", Map.of());
        write("{\"a\":1}\n".repeat(2000) + "{\"a\":x}\n");
        assertFails(ErrorCode.DATA_CORRUPT, "t.json line 2001 is not valid JSON", Map.of("sample-bytes", "1024"));
    }

    @Test
    void rowsThatAreNoObjectsAreNamed() throws IOException {
        write("{\"a\":1}\n42\n");
        assertFails(ErrorCode.DATA_SCHEMA_MISMATCH, "t.json line 2 holds 42 where an object is expected", Map.of());
    }

    @Test
    void valuesThatDoNotFitTheGuessAreNamed() throws IOException {
        write("{\"a\":1}\n".repeat(2000) + "{\"a\":\"x\"}\n");
        assertFails(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                "t.json line 2001: the value x of column a is no BIGINT",
                Map.of("sample-bytes", "1024"));
    }

    @Test
    void bytesThatAreNotUtf8AreAnError() throws IOException {
        Files.write(folder.resolve("t.json"), "{\"a\":\"m\u00fcll\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertFails(ErrorCode.DATA_CORRUPT, "t.json line 1 is not valid JSON", Map.of());
    }

    @Test
    void aSampleThatEndsInsideOfAnObjectIsGoodEnough() throws IOException {
        write("{\"a\":1,\"b\":\"m\u00fcll m\u00fcll\"}\n".repeat(5000));
        for (int sample = 1024; sample < 1024 + 40; sample++) {
            try (Tables tables = new Tables(folder, Map.of("sample-bytes", Integer.toString(sample)))) {
                assertEquals(Map.of("a", "BIGINT", "b", "VARCHAR"), tables.columns("t"));
            }
        }
    }

    @Test
    void largeFilesOfLinesAreReadInRanges() throws IOException {
        int rows = 50_000;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append("{\"id\":")
                    .append(i)
                    .append(",\"text\":\"")
                    .append("y".repeat(i % 500))
                    .append("\"}\n");
        }
        write(text.toString());
        try (Tables tables = new Tables(folder)) {
            Table table = tables.table("t");
            Scan scan = new Scan(table.handle(), table.columns().subList(0, 1), Constraint.ALL, OptionalLong.empty());
            assertTrue(tables.splits(scan).size() > 2);
            List<List<Object>> read = tables.rows(scan);
            assertEquals(rows, read.size());
            for (int i = 0; i < rows; i++) {
                assertEquals((long) i, read.get(i).get(0));
            }
        }
    }

    @RepeatedTest(5)
    void randomFilesAreReadAsDuckDbReadsThem() throws IOException, SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        text.append("{\"i\":1,\"d\":0.5,\"t\":\"x\",\"l\":[1],\"o\":{\"p\":1,\"q\":\"y\"},\"f\":true}\n");
        for (int i = 0; i < 2000; i++) {
            text.append("{\"i\":").append(random.nextInt(9) == 0 ? "null" : random.nextLong());
            text.append(",\"d\":").append(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            if (random.nextInt(5) > 0) {
                text.append(",\"t\":\"a\\n\\u00e4\\\"")
                        .append(random.nextInt(100))
                        .append(" \u6f22\"");
            }
            text.append(",\"l\":[").append(random.nextInt()).append(",null]");
            text.append(",\"o\":{\"q\":\"")
                    .append(random.nextInt())
                    .append("z\"},\"f\":")
                    .append(random.nextBoolean());
            text.append("}\n");
        }
        write(text.toString());
        List<List<Object>> expected = DuckDb.rows("select * from read_json('" + folder.resolve("t.json")
                + "', format='newline_delimited', columns={'i':'BIGINT','d':'DOUBLE','t':'VARCHAR','l':'BIGINT[]',"
                + "'o':'STRUCT(p BIGINT, q VARCHAR)','f':'BOOLEAN'})");
        try (Tables tables = new Tables(folder)) {
            List<List<Object>> actual = tables.rows("t");
            assertEquals(expected.size(), actual.size(), "seed " + seed);
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), actual.get(i), "seed " + seed);
            }
        }
    }

    private void assertFails(ErrorCode code, String message, Map<String, String> properties) {
        try (Tables tables = new Tables(folder, properties)) {
            MesquiteException e = assertThrows(MesquiteException.class, () -> tables.rows("t"));
            assertEquals(code, e.code());
            assertTrue(e.getMessage().contains(message), e.getMessage());
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("t.json"), text);
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
