package io.mesquite.files.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are cut off, foreign, or have bits flipped: a clear error or some answer, and nothing else. */
class DamagedFilesTest {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            """
            message damaged {
              required int32 id; optional int64 fewl; optional binary str (UTF8); optional binary fewstr (UTF8);
              optional double d; optional boolean b; optional fixed_len_byte_array(9) dec (DECIMAL(19, 5));
              optional group list (LIST) { repeated group list { optional int32 element; } }
              optional group map (MAP) { repeated group key_value { required int32 key; optional binary value (UTF8); } }
            }""");

    /** What a bit flipped at the right place may honestly lead to. */
    private static final Set<ErrorCode> HONEST =
            EnumSet.of(ErrorCode.DATA_CORRUPT, ErrorCode.NOT_SUPPORTED, ErrorCode.MEMORY_LIMIT_EXCEEDED);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "PARQUET_1_0, true, SNAPPY, 700",
        "PARQUET_2_0, false, UNCOMPRESSED, 700",
        "PARQUET_1_0, false, UNCOMPRESSED, 700",
        "PARQUET_2_0, true, ZSTD, 300",
        "PARQUET_1_0, true, GZIP, 300",
        "PARQUET_1_0, true, LZ4_RAW, 300"
    })
    void flippedBitsEndInAClearErrorOrSomeAnswer(
            WriterVersion version, boolean dictionary, CompressionCodecName codec, int trials) throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] good = write(version, dictionary, codec, seed);
        Path file = folder.resolve("flipped.parquet");
        int errors = 0;
        for (int trial = 0; trial < trials; trial++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // half of them in the footer and the indexes before it
                int from = random.nextBoolean() ? 0 : good.length * 3 / 4;
                int at = from + random.nextInt(good.length - from);
                bad[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bad);
            errors += readDamaged(file) ? 0 : 1;
        }
        assertTrue(errors > trials / 10, errors + " errors");
    }

    @Test
    void everyCutIsAnErrorThatNamesTheFile() throws IOException {
        byte[] good = write(WriterVersion.PARQUET_1_0, true, CompressionCodecName.SNAPPY, 1);
        Path file = folder.resolve("cut.parquet");
        for (int length = 0; length < good.length; length += 1 + good.length / 200) {
            Files.write(file, Arrays.copyOf(good, length));
            MesquiteException failure = assertThrows(MesquiteException.class, () -> new Reading().all(file));
            assertEquals(ErrorCode.DATA_CORRUPT, failure.code());
            assertTrue(failure.getMessage().contains("cut.parquet"), failure.getMessage());
        }
    }

    @Test
    void zerosInTheMiddleAreAnErrorThatNamesFileAndColumn() throws IOException {
        byte[] bad = write(WriterVersion.PARQUET_1_0, false, CompressionCodecName.UNCOMPRESSED, 1);
        Arrays.fill(bad, 4, 2000, (byte) 0);
        Path file = folder.resolve("zeros.parquet");
        Files.write(file, bad);
        MesquiteException failure = assertThrows(MesquiteException.class, () -> new Reading().all(file));
        assertEquals(ErrorCode.DATA_CORRUPT, failure.code());
        assertTrue(failure.getMessage().contains("zeros.parquet is damaged in column id"), failure.getMessage());
    }

    @Test
    void foreignFilesAreErrorsThatSaySo() throws IOException {
        for (String text : List.of("", "x", "hello, this is a text and no Parquet file\n".repeat(10), "PAR1PAR1PAR1")) {
            Path file = folder.resolve("foreign.parquet");
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            MesquiteException failure = assertThrows(MesquiteException.class, () -> new Reading().all(file));
            assertEquals(ErrorCode.DATA_CORRUPT, failure.code());
            assertTrue(failure.getMessage().contains("foreign.parquet"), failure.getMessage());
        }
    }

    /** Whether it could be read; fails where the failure is none that a user should see. */
    private static boolean readDamaged(Path file) {
        Reading reading = new Reading(new TestScanContext(256L << 20));
        try {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readColumnByColumn(reading, file));
            return true;
        } catch (MesquiteException e) {
            assertTrue(HONEST.contains(e.code()), () -> e.code() + ": " + e.getMessage());
            assertTrue(
                    e.code() != ErrorCode.DATA_CORRUPT || e.getMessage().contains("flipped.parquet"), e.getMessage());
            return false;
        } finally {
            assertEquals(0, reading.context.reserved);
        }
    }

    private static int readColumnByColumn(Reading reading, Path file) {
        MesquiteException failure = null;
        int rows = 0;
        for (Column column : reading.columns(file)) {
            try {
                rows += reading.rows(file, List.of(column), Constraint.ALL).size();
            } catch (MesquiteException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return rows;
    }

    private byte[] write(WriterVersion version, boolean dictionary, CompressionCodecName codec, long seed)
            throws IOException {
        Path file = folder.resolve("good.parquet");
        Files.deleteIfExists(file);
        new ParquetJava(SCHEMA, seed, 0.2).write(file, 600, builder -> builder.withWriterVersion(version)
                .withDictionaryEncoding(dictionary)
                .withCompressionCodec(codec));
        return Files.readAllBytes(file);
    }
}
