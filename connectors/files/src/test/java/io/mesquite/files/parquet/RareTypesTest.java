package io.mesquite.files.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encodings and types that few writers use, in files of parquet-java, compared with what was written. */
class RareTypesTest {
    @TempDir
    private Path folder;

    /** Fills row {@code index}, and gives what is to be read of it. */
    private interface RowMaker {
        List<Object> fill(Group group, int index);
    }

    private List<List<Object>> write(Path file, String columns, int rows, WriterVersion version, RowMaker maker)
            throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message rare { " + columns + " }");
        List<List<Object>> expected = new ArrayList<>();
        ExampleParquetWriter.Builder builder = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withConf(new Configuration(false))
                .withWriterVersion(version)
                .withDictionaryEncoding(false)
                .withPageRowCountLimit(501);
        schema.getFields().forEach(field -> builder.withByteStreamSplitEncoding(field.getName(), true));
        try (ParquetWriter<Group> writer = builder.build()) {
            for (int row = 0; row < rows; row++) {
                SimpleGroup group = new SimpleGroup(schema);
                expected.add(maker.fill(group, row));
                writer.write(group);
            }
        }
        return expected;
    }

    private static void compare(Path file, List<List<Object>> expected) {
        Reading reading = new Reading();
        Rows.assertSame(expected, reading.all(file));
        Random random = new Random(1);
        for (double density : new double[] {0.05, 0.6, -1}) {
            assertTrue(reading.compareAtRandomPositions(file, expected, random, density) > 50);
        }
        assertEquals(0, reading.context.reserved);
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void integersAndFixedBytesAreReadFromSplitByteStreams(WriterVersion version) throws IOException {
        Path file = folder.resolve("split.parquet");
        Random random = new Random(7);
        String columns = "required int32 i; optional int64 l; optional fixed_len_byte_array(5) b;"
                + " required fixed_len_byte_array(7) d (DECIMAL(15, 2)); optional int32 day (DATE); required float f; optional double g;";
        List<List<Object>> expected = write(file, columns, 5_000, version, (group, row) -> {
            List<Object> values = new ArrayList<>(Arrays.asList(new Object[7]));
            int number = random.nextInt();
            group.add("i", number);
            values.set(0, (long) number);
            if (row % 3 != 0) {
                long wide = random.nextLong();
                byte[] bytes = new byte[5];
                random.nextBytes(bytes);
                group.add("l", wide);
                group.add("b", Binary.fromConstantByteArray(bytes));
                group.add("day", row);
                group.add("g", wide / 3.0);
                values.set(1, wide);
                values.set(2, new Bytes(bytes));
                values.set(4, (long) row);
                values.set(6, wide / 3.0);
            }
            long unscaled = random.nextLong() >> 16;
            byte[] decimal = ByteBuffer.allocate(8).putLong(unscaled).array();
            group.add("d", Binary.fromConstantByteArray(Arrays.copyOfRange(decimal, 1, 8)));
            values.set(3, unscaled);
            group.add("f", (float) number);
            values.set(5, (double) (float) number);
            return values;
        });
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            reader.getFooter()
                    .getBlocks()
                    .get(0)
                    .getColumns()
                    .forEach(column ->
                            assertTrue(column.getEncodings().contains(Encoding.BYTE_STREAM_SPLIT), column::toString));
        }
        compare(file, expected);
    }

    /** IEEE 754-2019: a sign, 5 bits of exponent and 10 of fraction. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 31;
        double fraction = (bits & 1023) / 1024.0;
        double magnitude = exponent == 31
                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? fraction * Math.pow(2, -14) : (1 + fraction) * Math.pow(2, exponent - 15);
        return bits >> 15 == 0 ? magnitude : -magnitude;
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void everyHalfPrecisionNumberIsReal(WriterVersion version) throws IOException {
        Path file = folder.resolve("half.parquet");
        List<List<Object>> expected =
                write(file, "required fixed_len_byte_array(2) h (FLOAT16);", 65_536, version, (group, row) -> {
                    byte[] bytes = {(byte) row, (byte) (row >> 8)};
                    group.add("h", Binary.fromConstantByteArray(bytes));
                    return List.of(half(row));
                });
        assertEquals(List.of(SimpleType.REAL), new Reading().types(file));
        compare(file, expected);
    }

    @Test
    void anIntervalIsARowOfItsThreeParts() throws IOException {
        Path file = folder.resolve("interval.parquet");
        Random random = new Random(11);
        List<List<Object>> expected = write(
                file,
                "optional fixed_len_byte_array(12) v (INTERVAL); required int32 n;",
                3_000,
                WriterVersion.PARQUET_1_0,
                (group, row) -> {
                    group.add("n", row);
                    if (row % 5 == 0) {
                        return Arrays.asList(null, (long) row);
                    }
                    int[] parts = {random.nextInt(), random.nextInt(100), row % 2 == 0 ? -1 : random.nextInt()};
                    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
                    Arrays.stream(parts).forEach(bytes::putInt);
                    group.add("v", Binary.fromConstantByteArray(bytes.array()));
                    List<Object> value = new ArrayList<>();
                    Arrays.stream(parts).forEach(part -> value.add(Integer.toUnsignedLong(part)));
                    return List.of(value, (long) row);
                });
        RowType type = (RowType) new Reading().types(file).get(0);
        assertEquals(
                List.of("months", "days", "milliseconds"),
                type.fields().stream().map(RowType.Field::name).toList());
        compare(file, expected);
    }
}
