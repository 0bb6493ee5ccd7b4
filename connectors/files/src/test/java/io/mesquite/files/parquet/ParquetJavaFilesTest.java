package io.mesquite.files.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that parquet-java writes in small pages, compared with what DuckDB reads from them. */
class ParquetJavaFilesTest {
    private static final MessageType FLAT = MessageTypeParser.parseMessageType(
            """
            message flat {
              required int32 id; required int64 id8; required binary rs (UTF8); required boolean rb;
              optional boolean b; optional int32 i; optional int32 fewi; optional int64 l; optional int64 fewl;
              optional int32 t (INTEGER(8, true)); optional int32 ut (INTEGER(8, false)); optional int32 s (INTEGER(16, true));
              optional int32 us (INTEGER(16, false)); optional int32 ui (INTEGER(32, false)); optional int64 ul (INTEGER(64, false));
              optional float f; optional float fewf; optional double d; optional double fewd;
              optional binary str (UTF8); optional binary fewstr (UTF8); optional binary en (ENUM); optional binary raw;
              optional int32 date (DATE); optional int32 tm (TIME(MILLIS, false)); optional int64 tu (TIME(MICROS, false));
              optional int64 tsu (TIMESTAMP(MICROS, false)); optional int64 tsz (TIMESTAMP(MICROS, true));
              optional int32 d9 (DECIMAL(9, 2)); optional int64 d18 (DECIMAL(18, 4));
              optional binary dbin (DECIMAL(20, 3)); optional fixed_len_byte_array(9) dfix (DECIMAL(19, 5));
              optional fixed_len_byte_array(3) dfix3 (DECIMAL(6, 1)); optional fixed_len_byte_array(16) dfix16 (DECIMAL(38, 10));
              optional int96 old; optional fixed_len_byte_array(16) u (UUID); optional fixed_len_byte_array(5) fix;
            }""");

    private static final MessageType NESTED = MessageTypeParser.parseMessageType(
            """
            message nested {
              required int32 id;
              optional group list (LIST) { repeated group list { optional int32 element; } }
              required group rlist (LIST) { repeated group list { required binary element (UTF8); } }
              optional group old (LIST) { repeated int32 array; }
              optional group tuples (LIST) { repeated group tuples_tuple { required int32 a; optional binary b (UTF8); } }
              repeated int64 bare;
              optional group deep (LIST) { repeated group list { optional group element (LIST) {
                repeated group list { optional group element { optional int32 x; optional group y (LIST) {
                  repeated group list { optional binary element (UTF8); } } } } } } }
              optional group map (MAP) { repeated group key_value { required int32 key; optional binary value (UTF8); } }
              optional group rec { required int32 a; optional group b { optional binary c (UTF8); required double d; } }
            }""");

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
        "PARQUET_1_0, true, false, UNCOMPRESSED, 0.1",
        "PARQUET_1_0, false, false, SNAPPY, 0.5",
        "PARQUET_1_0, false, true, GZIP, 0",
        "PARQUET_2_0, true, false, ZSTD, 0.1",
        "PARQUET_2_0, false, false, LZ4_RAW, 0.9",
        "PARQUET_2_0, false, true, SNAPPY, 0.3",
        "PARQUET_2_0, false, false, UNCOMPRESSED, 1",
    })
    void flatColumnsAreReadAsDuckDbReadsThem(
            WriterVersion version, boolean dictionary, boolean split, CompressionCodecName codec, double nulls)
            throws IOException, SQLException {
        compare(FLAT, 5000, version, dictionary, split, codec, nulls);
    }

    @ParameterizedTest
    @CsvSource({
        "PARQUET_1_0, true, SNAPPY, 0.2",
        "PARQUET_1_0, false, UNCOMPRESSED, 0",
        "PARQUET_2_0, true, UNCOMPRESSED, 0.5",
        "PARQUET_2_0, false, ZSTD, 0.1",
        "PARQUET_2_0, false, ZSTD, 1",
    })
    void nestedColumnsAreReadAsDuckDbReadsThem(
            WriterVersion version, boolean dictionary, CompressionCodecName codec, double nulls)
            throws IOException, SQLException {
        compare(NESTED, 6000, version, dictionary, false, codec, nulls);
    }

    private void compare(
            MessageType schema,
            int rows,
            WriterVersion version,
            boolean dictionary,
            boolean split,
            CompressionCodecName codec,
            double nulls)
            throws IOException, SQLException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Path file = folder.resolve("java.parquet");
        new ParquetJava(schema, seed, nulls).write(file, rows, builder -> builder.withWriterVersion(version)
                .withDictionaryEncoding(dictionary)
                .withByteStreamSplitEncoding(split)
                .withCompressionCodec(codec)
                .withPageRowCountLimit(777));
        Reading reading = new Reading();
        List<List<Object>> expected = duckDb.read(file, reading.types(file));
        Rows.assertSame(expected, reading.all(file));
        Random random = new Random(seed);
        for (double density : new double[] {0.02, 0.3, 0.8, -1}) {
            assertTrue(reading.compareAtRandomPositions(file, expected, random, density) > 300);
        }
        assertEquals(0, reading.context.reserved);
    }
}
