package io.mesquite.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as Hadoop's jobs, Hive and Spark leave them. */
class JobOutputTest {
    @TempDir
    private Path folder;

    private Path counts;

    @BeforeEach
    void makeFolder() throws Exception {
        counts = Files.createDirectory(folder.resolve("counts"));
        Files.writeString(counts.resolve("_SUCCESS"), "");
        Files.writeString(counts.resolve(".part-r-00000.crc"), "crc\u0000");
        Files.writeString(counts.resolve("_metadata"), "nothing\tof\tthe\ttable");
    }

    @Test
    void textOfReducersIsCutAtTabsAndHasNoHeader() throws Exception {
        Files.writeString(counts.resolve("part-r-00000"), "apple\t3\nbanana \"x\"\t\\N\n");
        Files.writeString(counts.resolve("part-r-00001"), "cherry\t5\n\t7\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    "{column0=VARCHAR, column1=BIGINT}",
                    tables.columns("counts").toString());
            List<List<Object>> rows = tables.rows("counts");
            assertTrue(rows.contains(List.of("apple", 3L)));
            assertTrue(rows.contains(Arrays.asList("banana \"x\"", null)));
            assertTrue(rows.contains(List.of("cherry", 5L)));
            assertTrue(rows.contains(Arrays.asList(null, 7L)));
            assertEquals(4, rows.size());
        }
    }

    @Test
    void textOfHiveIsCutAtItsOwnDelimiter() throws Exception {
        Files.writeString(counts.resolve("000000_0"), "a,b\u00011\u00012026-01-02\n\\N\u00012\u0001\\N\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    "{column0=VARCHAR, column1=BIGINT, column2=DATE}",
                    tables.columns("counts").toString());
            List<List<Object>> rows = tables.rows("counts");
            assertEquals("a,b", rows.get(0).get(0));
            assertEquals(Arrays.asList(null, 2L, null), rows.get(1));
        }
    }

    @Test
    void linesThatNothingCutsAlikeAreOneText() throws Exception {
        Files.writeString(counts.resolve("part-00000"), "one, two\n\"quoted\nthree; four; five\n\nend");
        try (Tables tables = new Tables(folder)) {
            assertEquals("{column0=VARCHAR}", tables.columns("counts").toString());
            assertEquals(
                    Arrays.asList("one, two", "\"quoted", "three; four; five", null, "end"),
                    tables.rows("counts").stream().map(row -> row.get(0)).toList());
        }
    }

    @Test
    void compressedPartsAndJsonAreReadToo() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(counts.resolve("part-m-00000.gz")))) {
            out.write("a\t1\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream out =
                new DeflaterOutputStream(Files.newOutputStream(counts.resolve("part-m-00001.deflate")))) {
            out.write("b\t2\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        Path json = Files.createDirectory(folder.resolve("json"));
        Files.writeString(json.resolve("part-00000"), "{\"a\": 1}\n{\"a\": 2}\n");
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    3000,
                    tables.rows("counts").stream()
                            .mapToLong(row -> (Long) row.get(1))
                            .sum());
            assertEquals(List.of(List.of(1L), List.of(2L)), tables.rows("json"));
        }
    }

    @Test
    void otherFilesWithoutAnEndingAreNoData() throws Exception {
        Files.delete(counts.resolve("_metadata"));
        Files.writeString(counts.resolve("README"), "some\ttext\n");
        Files.write(counts.resolve("part-r-00000"), new byte[] {1, 0, 2, 0, 3, 0});
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of(), tables.connector().metadata().tables("default"));
        }
    }

    @Test
    void aLineWithOtherFieldsBehindTheSampleIsToldWithItsLine() throws Exception {
        Files.writeString(counts.resolve("part-r-00000"), "key\t1\n".repeat(300_000) + "key\t1\t2\n");
        try (Tables tables = new Tables(folder)) {
            MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.rows("counts"));
            assertEquals(ErrorCode.DATA_CORRUPT, failure.code());
            assertTrue(
                    failure.getMessage().contains("part-r-00000 line 300001 has 3 fields where the first line has 2"),
                    failure.getMessage());
        }
    }
}
