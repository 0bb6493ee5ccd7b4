package io.mesquite.hadoop.avro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.files.Tables;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroFormatTest {
    @TempDir
    private Path folder;

    private static Schema record(String fields) {
        return new Schema.Parser()
                .parse("{'type':'record','name':'t','fields':[".replace('\'', '"') + fields.replace('\'', '"') + "]}");
    }

    private static void write(Path file, String codec, int rows, Schema schema, BiConsumer<GenericRecord, Integer> row)
            throws IOException {
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec));
            writer.create(schema, file.toFile());
            for (int i = 0; i < rows; i++) {
                GenericRecord record = new GenericData.Record(schema);
                row.accept(record, i);
                writer.append(record);
            }
        }
    }

    @Test
    void everyScalarTypeIsReadAsItWasWritten() throws Exception {
        Schema schema = record("{'name':'b','type':'boolean'},{'name':'i','type':'int'},{'name':'l','type':'long'},"
                + "{'name':'f','type':'float'},{'name':'d','type':'double'},{'name':'s','type':'string'},"
                + "{'name':'y','type':'bytes'},{'name':'x','type':{'type':'fixed','name':'x3','size':3}},"
                + "{'name':'e','type':{'type':'enum','name':'color','symbols':['RED','GREEN']}},"
                + "{'name':'day','type':{'type':'int','logicalType':'date'}},"
                + "{'name':'tm','type':{'type':'int','logicalType':'time-millis'}},"
                + "{'name':'tu','type':{'type':'long','logicalType':'time-micros'}},"
                + "{'name':'zm','type':{'type':'long','logicalType':'timestamp-millis'}},"
                + "{'name':'zu','type':{'type':'long','logicalType':'timestamp-micros'}},"
                + "{'name':'lm','type':{'type':'long','logicalType':'local-timestamp-millis'}},"
                + "{'name':'lu','type':{'type':'long','logicalType':'local-timestamp-micros'}},"
                + "{'name':'zn','type':{'type':'long','logicalType':'timestamp-nanos'}},"
                + "{'name':'n','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}},"
                + "{'name':'w','type':{'type':'fixed','name':'w16','size':16,'logicalType':'decimal','precision':38,'scale':4}},"
                + "{'name':'u','type':{'type':'string','logicalType':'uuid'}},"
                + "{'name':'nothing','type':'null'},{'name':'maybe','type':['int','null']}");
        LocalDateTime time = LocalDateTime.of(1969, 12, 31, 23, 59, 58, 123_456_000);
        long micros = time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + 123_456;
        BigDecimal wide = new BigDecimal("-1234567890123456789012345678901234.5678");
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        write(folder.resolve("t.avro"), "null", 2, schema, (row, i) -> {
            row.put("b", true);
            row.put("i", Integer.MIN_VALUE);
            row.put("l", Long.MAX_VALUE);
            row.put("f", 0.1f);
            row.put("d", 0.1);
            row.put("s", "Größe");
            row.put("y", ByteBuffer.wrap("xyz".getBytes(StandardCharsets.UTF_8)));
            row.put("x", new GenericData.Fixed(schema.getField("x").schema(), new byte[] {'1', '2', '3'}));
            row.put("e", new GenericData.EnumSymbol(schema.getField("e").schema(), "GREEN"));
            row.put("day", (int) LocalDate.of(1500, 3, 1).toEpochDay());
            row.put("tm", 3_600_001);
            row.put("tu", 3_600_000_001L);
            row.put("zm", Math.floorDiv(micros, 1000));
            row.put("zu", micros);
            row.put("lm", Math.floorDiv(micros, 1000));
            row.put("lu", micros);
            row.put("zn", micros * 1000 + 789);
            row.put("n", ByteBuffer.wrap(BigInteger.valueOf(-12_345).toByteArray()));
            byte[] unscaled = new byte[16];
            byte[] digits = wide.unscaledValue().toByteArray();
            Arrays.fill(unscaled, (byte) -1);
            System.arraycopy(digits, 0, unscaled, 16 - digits.length, digits.length);
            row.put("w", new GenericData.Fixed(schema.getField("w").schema(), unscaled));
            row.put("u", uuid.toString());
            row.put("maybe", i == 0 ? null : i);
        });
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    "[BOOLEAN, INTEGER, BIGINT, REAL, DOUBLE, VARCHAR, VARBINARY, VARBINARY, VARCHAR, DATE, TIME(6), TIME(6), "
                            + "TIMESTAMP(6) WITH TIME ZONE, TIMESTAMP(6) WITH TIME ZONE, TIMESTAMP(6), TIMESTAMP(6), "
                            + "TIMESTAMP(6) WITH TIME ZONE, DECIMAL(9, 2), DECIMAL(38, 4), UUID, VARCHAR, INTEGER]",
                    tables.columns("t").values().toString());
            LocalDateTime millis = time.withNano(123_000_000);
            List<Object> expected = Arrays.asList(
                    true,
                    (long) Integer.MIN_VALUE,
                    Long.MAX_VALUE,
                    (double) 0.1f,
                    0.1,
                    "Größe",
                    "xyz",
                    "123",
                    "GREEN",
                    LocalDate.of(1500, 3, 1),
                    LocalTime.of(1, 0, 0, 1_000_000),
                    LocalTime.of(1, 0, 0, 1_000),
                    millis.atOffset(ZoneOffset.UTC),
                    time.atOffset(ZoneOffset.UTC),
                    millis,
                    time,
                    time.atOffset(ZoneOffset.UTC),
                    new BigDecimal("-123.45"),
                    wide,
                    new Int128(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()),
                    null,
                    null);
            List<List<Object>> rows = tables.rows("t");
            assertEquals(expected, rows.get(0));
            assertEquals(1L, rows.get(1).get(21));
        }
    }

    @Test
    void nestedValuesAreReadToAnyDepth() throws Exception {
        Schema schema = record("{'name':'id','type':'int'},"
                + "{'name':'a','type':['null',{'type':'array','items':['null','int']}]},"
                + "{'name':'m','type':{'type':'map','values':'long'}},"
                + "{'name':'r','type':['null',{'type':'record','name':'inner','fields':["
                + "{'name':'x','type':'int'},{'name':'l','type':{'type':'array','items':'string'}}]}]}");
        Schema inner = schema.getField("r").schema().getTypes().get(1);
        int rows = 10_000;
        write(folder.resolve("t.avro"), "deflate", rows, schema, (row, i) -> {
            row.put("id", i);
            if (i % 3 != 0) {
                List<Integer> items = new ArrayList<>();
                for (int item = 0; item < i % 5; item++) {
                    items.add(item == 2 ? null : item + i);
                }
                row.put("a", items);
            }
            row.put("m", i % 2 == 0 ? Map.of() : Map.of("k" + i, (long) i));
            if (i % 7 != 0) {
                GenericRecord record = new GenericData.Record(inner);
                record.put("x", i);
                record.put("l", List.of("v" + i, "w"));
                row.put("r", record);
            }
        });
        try (Tables tables = new Tables(folder)) {
            List<List<Object>> read = tables.rows("t");
            assertEquals(rows, read.size());
            for (int i = 0; i < rows; i++) {
                List<Object> row = read.get(i);
                List<Object> items = new ArrayList<>();
                for (int item = 0; item < i % 5; item++) {
                    items.add(item == 2 ? null : (long) item + i);
                }
                assertEquals(i % 3 == 0 ? null : items, row.get(1));
                assertEquals(i % 2 == 0 ? Map.of() : Map.of(Bytes.utf8("k" + i), (long) i), row.get(2));
                assertEquals(i % 7 == 0 ? null : List.of((long) i, List.of("v" + i, "w")), row.get(3));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "bzip2", "zstandard", "xz"})
    void everyCodecIsReadWithTheColumnsThatAreWanted(String codec) throws Exception {
        Schema schema = record("{'name':'a','type':'string'},{'name':'id','type':'long'},{'name':'b','type':'string'}");
        write(folder.resolve("t.avro"), codec, 20_000, schema, (row, i) -> {
            row.put("a", "a".repeat(i % 100));
            row.put("id", (long) i);
            row.put("b", "b" + i);
        });
        try (Tables tables = new Tables(folder)) {
            Table table = tables.table("t");
            Scan scan = new Scan(
                    table.handle(),
                    List.of(table.columns().get(2), table.columns().get(1)),
                    Constraint.ALL,
                    OptionalLong.empty());
            List<List<Object>> rows = tables.rows(scan);
            assertEquals(20_000, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                assertEquals(List.of("b" + i, (long) i), rows.get(i));
            }
            double estimate =
                    tables.connector().metadata().statistics(scan).rowCount().orElseThrow();
            assertEquals(20_000, estimate, 12_000);
            Scan none = new Scan(table.handle(), List.of(), Constraint.ALL, OptionalLong.empty());
            assertEquals(20_000, tables.rows(none).size());
        }
    }

    @Test
    void aLargeFileIsCutAtSyncMarkersAndEachRowIsReadOnce() throws Exception {
        Schema schema = record("{'name':'id','type':'long'},{'name':'text','type':'string'}");
        int rows = 300_000;
        write(folder.resolve("t.avro"), "null", rows, schema, (row, i) -> {
            row.put("id", (long) i);
            row.put("text", "some text that takes up room, and then some more of it; number " + i);
        });
        try (Tables tables = new Tables(folder)) {
            Table table = tables.table("t");
            Scan ids = new Scan(table.handle(), List.of(table.columns().get(0)), Constraint.ALL, OptionalLong.empty());
            assertTrue(tables.splits(ids).size() > 1);
            boolean[] seen = new boolean[rows];
            List<List<Object>> read = tables.rows(ids);
            assertEquals(rows, read.size());
            read.forEach(row -> seen[((Long) row.get(0)).intValue()] = true);
            for (boolean one : seen) {
                assertTrue(one);
            }
        }
    }

    @Test
    void columnsAreWidenedToThoseOfOtherFilesAndFilledWithNulls() throws Exception {
        Path table = Files.createDirectory(folder.resolve("t"));
        write(
                table.resolve("1.avro"),
                "null",
                1,
                record("{'name':'id','type':'int'},{'name':'old','type':'float'}"),
                (row, i) -> {
                    row.put("id", 7);
                    row.put("old", 0.5f);
                });
        write(
                table.resolve("2.avro"),
                "null",
                1,
                record("{'name':'added','type':'string'},{'name':'old','type':'double'},{'name':'id','type':'long'}"),
                (row, i) -> {
                    row.put("added", "new");
                    row.put("old", 0.1);
                    row.put("id", 5_000_000_000L);
                });
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    "{id=BIGINT, old=DOUBLE, added=VARCHAR}",
                    tables.columns("t").toString());
            Map<Object, List<Object>> byId = new HashMap<>();
            tables.rows("t").forEach(row -> byId.put(row.get(0), row));
            assertEquals(Arrays.asList(7L, 0.5, null), byId.get(7L));
            assertEquals(List.of(5_000_000_000L, 0.1, "new"), byId.get(5_000_000_000L));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'u','type':['null','int','string']}",
                "{'name':'u','type':{'type':'record','name':'r','fields':[{'name':'next','type':['null','r']}]}}",
                "{'name':'u','type':{'type':'bytes','logicalType':'decimal','precision':50,'scale':2}}"
            })
    void aTypeThatSqlDoesNotHaveIsToldWithColumnAndFile(String field) throws Exception {
        write(folder.resolve("t.avro"), "null", 0, record(field), (row, i) -> {});
        try (Tables tables = new Tables(folder)) {
            MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.columns("t"));
            assertEquals(ErrorCode.NOT_SUPPORTED, failure.code());
            assertTrue(failure.getMessage().contains("column u of " + folder.resolve("t.avro")), failure.getMessage());
        }
    }

    @Test
    void aConflictNamesBothFilesAndTheColumnBeforeARowIsRead() throws Exception {
        Path table = Files.createDirectory(folder.resolve("t"));
        write(table.resolve("1.avro"), "null", 0, record("{'name':'id','type':'int'}"), (row, i) -> {});
        write(table.resolve("2.avro"), "null", 0, record("{'name':'id','type':'string'}"), (row, i) -> {});
        try (Tables tables = new Tables(folder)) {
            MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.columns("t"));
            assertEquals(ErrorCode.DATA_SCHEMA_MISMATCH, failure.code());
            assertTrue(
                    failure.getMessage()
                            .contains("column id is INTEGER in " + table.resolve("1.avro") + " but VARCHAR in "
                                    + table.resolve("2.avro")),
                    failure.getMessage());
        }
    }

    @Test
    void aFileThatIsCutOffOrNoAvroIsDamaged() throws Exception {
        Schema schema = record("{'name':'id','type':'long'},{'name':'text','type':'string'}");
        write(folder.resolve("t.avro"), "deflate", 50_000, schema, (row, i) -> {
            row.put("id", (long) i);
            row.put("text", "text " + i);
        });
        byte[] bytes = Files.readAllBytes(folder.resolve("t.avro"));
        Files.write(folder.resolve("cut.avro"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(folder.resolve("text.avro"), "This is no Avro file at all, but only some text.");
        byte[] wrong = bytes.clone();
        Arrays.fill(wrong, bytes.length / 2, bytes.length / 2 + 5_000, (byte) 0x5a);
        Files.write(folder.resolve("wrong.avro"), wrong);
        try (Tables tables = new Tables(folder)) {
            for (String name : List.of("cut", "text", "wrong")) {
                MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.rows(name));
                assertEquals(ErrorCode.DATA_CORRUPT, failure.code(), failure.getMessage());
                assertTrue(failure.getMessage().contains(name + ".avro"), failure.getMessage());
            }
        }
    }
}
