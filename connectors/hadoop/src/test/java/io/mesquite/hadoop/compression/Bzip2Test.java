package io.mesquite.hadoop.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.files.Tables;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Bzip2Test {
    @TempDir
    private Path folder;

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void csvJsonAndTextOfJobsAreDecompressed() throws Exception {
        Files.write(folder.resolve("c.csv.bz2"), compressed("id,name\n1,a\n2,b\n"));
        Files.write(folder.resolve("j.jsonl.bz2"), compressed("{\"id\": 3}\n"));
        Files.createDirectory(folder.resolve("p"));
        Files.write(folder.resolve("p/part-r-00000.bz2"), compressed("x\t4\n"));
        try (Tables tables = new Tables(folder)) {
            assertEquals(List.of("c", "j", "p"), tables.connector().metadata().tables("default"));
            assertEquals(List.of(List.of(1L, "a"), List.of(2L, "b")), tables.rows("c"));
            assertEquals(List.of(List.of(3L)), tables.rows("j"));
            assertEquals(List.of(List.of("x", 4L)), tables.rows("p"));
        }
    }

    @Test
    void aFileOfSeveralPutTogetherIsReadToItsEnd() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(compressed("id,name\n1,a\n"));
        both.write(compressed("2,b\n"));
        Files.write(folder.resolve("c.csv.bz2"), both.toByteArray());
        try (Tables tables = new Tables(folder)) {
            assertEquals(2, tables.rows("c").size());
        }
    }

    @Test
    void aFileThatIsCutOffIsDamaged() throws Exception {
        byte[] bytes = compressed("id,name\n" + "1,a\n".repeat(500_000));
        Files.write(folder.resolve("c.csv.bz2"), Arrays.copyOf(bytes, bytes.length - 20));
        try (Tables tables = new Tables(folder)) {
            MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.rows("c"));
            assertEquals(ErrorCode.DATA_CORRUPT, failure.code());
            assertTrue(failure.getMessage().contains("c.csv.bz2"), failure.getMessage());
        }
    }
}
