package io.mesquite.files.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.mesquite.files.Tables;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
    @TempDir
    private Path folder;

    @Test
    void typesAreGuessed() throws IOException {
        write("b,i,n,d,day,at,zoned,clock,code,t\n"
                + "true,1,12345678901234567890,1.5,2026-11-22,2026-11-22 17:30:00.25,2026-11-22T17:30:00+01:00,23:59:59,007,a\n"
                + "FALSE,-2,5,-3e2,2024-02-29,1969-12-31T23:59:59,1970-01-01T00:00:00Z,00:00:00.5,1,2\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    List.of(
                            "BOOLEAN",
                            "BIGINT",
                            "DECIMAL(38, 0)",
                            "DOUBLE",
                            "DATE",
                            "TIMESTAMP(6)",
                            "TIMESTAMP(6) WITH TIME ZONE",
                            "TIME(6)",
                            "VARCHAR",
                            "VARCHAR"),
                    List.copyOf(tables.columns("t").values()));
            List<Object> first = tables.rows("t").get(0);
            assertEquals(true, first.get(0));
            assertEquals(1L, first.get(1));
            assertEquals(new BigDecimal("12345678901234567890"), first.get(2));
            assertEquals(1.5, first.get(3));
            assertEquals(LocalDate.of(2026, 11, 22), first.get(4));
            assertEquals(LocalDateTime.parse("2026-11-22T17:30:00.25"), first.get(5));
            assertEquals("2026-11-22T16:30Z", first.get(6).toString());
            assertEquals(LocalTime.of(23, 59, 59), first.get(7));
            assertEquals("007", first.get(8));
        }
    }

    @Test
    void emptyIsNullAndEmptyInQuotesIsEmpty() throws IOException {
        write("a,b\n1,x\n,\n2,\"\"\n\"\",y\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of(row(1L, "x"), row(null, null), row(2L, ""), row(null, "y")), tables.rows("t"));
        }
    }

    @Test
    void quotesHoldDelimitersLineEndsAndQuotes() throws IOException {
        write("a,b\r\n\"x,y\",\"1\r\n2\"\r\n\"say \"\"hi\"\"\",5\" pipe\r\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of(row("x,y", "1\r\n2"), row("say \"hi\"", "5\" pipe")), tables.rows("t"));
        }
    }

    @Test
    void backslashEscapesAreSeen() throws IOException {
        write("a,b\n\"say \\\"hi\\\"\",1\n\"back\\\\slash\",2\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of(row("say \"hi\"", 1L), row("back\\slash", 2L)), tables.rows("t"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimitersAreGuessed(String delimiter) throws IOException {
        write("id,name\n1,ann\n2,bob\n".replace(",", delimiter));
        try (Tables tables = new Tables(folder)) {
            assertEquals(Map.of("id", "BIGINT", "name", "VARCHAR"), tables.columns("t"));
            assertEquals(List.of(row(1L, "ann"), row(2L, "bob")), tables.rows("t"));
        }
    }

    @Test
    void aFileWithoutHeaderHasNumberedColumns() throws IOException {
        write("1,2\n3,4\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    List.of("column0", "column1"),
                    List.copyOf(tables.columns("t").keySet()));
            assertEquals(List.of(row(1L, 2L), row(3L, 4L)), tables.rows("t"));
        }
    }

    @Test
    void aFileOfTextHasAHeader() throws IOException {
        write("name,town\nann,bonn\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    List.of("name", "town"), List.copyOf(tables.columns("t").keySet()));
            assertEquals(List.of(row("ann", "bonn")), tables.rows("t"));
        }
    }

    @Test
    void aHeaderAloneIsATableWithoutRows() throws IOException {
        write("name,town");
        try (Tables tables = new Tables(folder)) {
            assertEquals(Map.of("name", "VARCHAR", "town", "VARCHAR"), tables.columns("t"));
            assertEquals(List.of(), tables.rows("t"));
        }
    }

    @Test
    void doubledAndMissingNamesAreMadeUnique() throws IOException {
        write("a,A,,a\n1,2,3,4\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    List.of("a", "A_1", "column2", "a_2"),
                    List.copyOf(tables.columns("t").keySet()));
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        write("\ufeffid\n1\n2\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(Map.of("id", "BIGINT"), tables.columns("t"));
            assertEquals(List.of(row(1L), row(2L)), tables.rows("t"));
        }
    }

    @Test
    void blankLinesAreSkippedUnlessThereIsOneColumn() throws IOException {
        write("a,b\n1,2\n\n\n3,4\n\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of(row(1L, 2L), row(3L, 4L)), tables.rows("t"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.csv.gz", "t.csv.zst", "t.tsv.gz"})
    void compressedFilesAreRead(String name) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                OutputStream out = name.endsWith("gz") ? new GZIPOutputStream(file) : new ZstdOutputStream(file)) {
            out.write("id,name\n1,ann\n".getBytes(StandardCharsets.UTF_8));
        }
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of(row(1L, "ann")), tables.rows("t"));
        }
    }

    @Test
    void aCutOffGzipFileIsNamed() throws IOException {
        Path file = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("id,name\n1,ann\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 12));
        assertFails(ErrorCode.DATA_CORRUPT, "t.csv.gz can't be decompressed, it is cut off or damaged");
    }

    @Test
    void aRaggedLineIsNamed() throws IOException {
        write("a,b\n1,2\n3,4,5\n");
        assertFails(ErrorCode.DATA_CORRUPT, "t.csv line 3 has 3 fields where the first line has 2");
    }

    @Test
    void anOpenQuoteIsNamed() throws IOException {
        write("a,b\n1,2\n3,\"4\n5,6\n");
        assertFails(ErrorCode.DATA_CORRUPT, "t.csv line 3 opens a quote that is never closed");
    }

    @Test
    void textBehindAClosingQuoteIsNamed() throws IOException {
        write("a,b\n1,2\n3,\"4\"5\n");
        assertFails(ErrorCode.DATA_CORRUPT, "t.csv line 3 goes on behind a closing quote");
    }

    @Test
    void aValueThatDoesNotFitTheGuessIsNamed() throws IOException {
        write("a,b\n" + "1,2\n".repeat(2000) + "x,3\n");
        MesquiteException e = fails(Map.of("sample-bytes", "1024"));
        assertEquals(ErrorCode.DATA_SCHEMA_MISMATCH, e.code());
        assertTrue(e.getMessage().contains("t.csv line 2002: the value 'x' of column a is no BIGINT"), e.getMessage());
    }

    @Test
    void textThatIsNotUtf8IsNamed() throws IOException {
        Files.write(folder.resolve("t.csv"), "a,b\n1,m\u00fcll\n".getBytes(StandardCharsets.ISO_8859_1));
        assertFails(ErrorCode.DATA_CORRUPT, "t.csv line 2: the value of column b is not UTF-8");
    }

    @Test
    void foreignFilesAreNamed() throws IOException {
        Files.write(folder.resolve("t.csv"), new byte[] {1, 0, 2, 0, 3});
        assertFails(ErrorCode.DATA_CORRUPT, "t.csv holds zero bytes, so it is not text in UTF-8");
        Files.write(folder.resolve("t.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16));
        assertFails(ErrorCode.DATA_CORRUPT, "t.csv is text in UTF-16; convert it to UTF-8");
    }

    private void assertFails(ErrorCode code, String message) {
        MesquiteException e = fails(Map.of());
        assertEquals(code, e.code());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private MesquiteException fails(Map<String, String> properties) {
        try (Tables tables = new Tables(folder, properties)) {
            return assertThrows(MesquiteException.class, () -> tables.rows("t"));
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("t.csv"), text);
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
