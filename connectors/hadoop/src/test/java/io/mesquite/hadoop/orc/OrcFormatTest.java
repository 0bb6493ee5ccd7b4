package io.mesquite.hadoop.orc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.files.Tables;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.common.type.HiveDecimal;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrcFormatTest {
    private static final int ROWS = 25_000;

    @TempDir
    private Path folder;

    private static void set(ColumnVector column, int position, long value) {
        ((LongColumnVector) column).vector[position] = value;
    }

    private static void set(ColumnVector column, int position, String value) {
        ((BytesColumnVector) column).setVal(position, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void setNull(ColumnVector column, int position) {
        column.noNulls = false;
        column.isNull[position] = true;
    }

    @Test
    void everyScalarTypeIsReadAsItWasWritten() throws Exception {
        LocalDateTime time = LocalDateTime.of(1969, 12, 31, 23, 59, 58, 123_456_789);
        OrcFiles.write(
                folder.resolve("t.orc"),
                "struct<b:boolean,t:tinyint,s:smallint,i:int,l:bigint,f:float,d:double,v:string,c:varchar(5),h:char(4),"
                        + "y:binary,e:date,m:timestamp,z:timestamp with local time zone,n:decimal(9,2),w:decimal(38,10)>",
                3,
                options -> {},
                (batch, at, row) -> {
                    if (row == 1) {
                        for (ColumnVector column : batch.cols) {
                            setNull(column, at);
                        }
                        return;
                    }
                    int sign = row == 0 ? 1 : -1;
                    set(batch.cols[0], at, row == 0 ? 1 : 0);
                    set(batch.cols[1], at, sign * 100);
                    set(batch.cols[2], at, sign * 30_000);
                    set(batch.cols[3], at, sign * 2_000_000_000);
                    set(batch.cols[4], at, sign * 5_000_000_000L);
                    ((DoubleColumnVector) batch.cols[5]).vector[at] = sign * 0.5;
                    ((DoubleColumnVector) batch.cols[6]).vector[at] = sign * 1e300;
                    set(batch.cols[7], at, "Größe");
                    set(batch.cols[8], at, "abc");
                    set(batch.cols[9], at, "ab");
                    set(batch.cols[10], at, "xyz");
                    set(batch.cols[11], at, LocalDate.of(1500, 3, 1).toEpochDay());
                    for (int column = 12; column <= 13; column++) {
                        TimestampColumnVector times = (TimestampColumnVector) batch.cols[column];
                        times.time[at] = time.toInstant(ZoneOffset.UTC).toEpochMilli();
                        times.nanos[at] = time.getNano();
                    }
                    ((DecimalColumnVector) batch.cols[14]).set(at, HiveDecimal.create("-1234567.89"));
                    ((DecimalColumnVector) batch.cols[15])
                            .set(at, HiveDecimal.create("1234567890123456789012345678.0123456789"));
                });
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    List.of(
                            "BOOLEAN",
                            "TINYINT",
                            "SMALLINT",
                            "INTEGER",
                            "BIGINT",
                            "REAL",
                            "DOUBLE",
                            "VARCHAR",
                            "VARCHAR(5)",
                            "CHAR(4)",
                            "VARBINARY",
                            "DATE",
                            "TIMESTAMP(6)",
                            "TIMESTAMP(6) WITH TIME ZONE",
                            "DECIMAL(9, 2)",
                            "DECIMAL(38, 10)"),
                    List.copyOf(tables.columns("t").values()));
            LocalDateTime micros = time.withNano(123_456_000);
            List<Object> first = List.of(
                    true,
                    100L,
                    30_000L,
                    2_000_000_000L,
                    5_000_000_000L,
                    0.5,
                    1e300,
                    "Größe",
                    "abc",
                    "ab",
                    "xyz",
                    LocalDate.of(1500, 3, 1),
                    micros,
                    micros.atOffset(ZoneOffset.UTC),
                    new BigDecimal("-1234567.89"),
                    new BigDecimal("1234567890123456789012345678.0123456789"));
            List<List<Object>> rows = tables.rows("t");
            assertEquals(first, rows.get(0));
            assertEquals(Arrays.asList(new Object[16]), rows.get(1));
            assertEquals(-5_000_000_000L, rows.get(2).get(4));
        }
    }

    @Test
    void nestedValuesAreReadToAnyDepth() throws Exception {
        OrcFiles.write(
                folder.resolve("t.orc"),
                "struct<a:array<int>,m:map<string,bigint>,r:struct<x:int,l:array<struct<y:string>>>>",
                3000,
                options -> {},
                (batch, at, row) -> {
                    if (row % 7 == 3) {
                        setNull(batch.cols[0], at);
                        setNull(batch.cols[1], at);
                        setNull(batch.cols[2], at);
                        return;
                    }
                    ListColumnVector list = (ListColumnVector) batch.cols[0];
                    list.offsets[at] = list.childCount;
                    list.lengths[at] = row % 4;
                    list.childCount += row % 4;
                    list.child.ensureSize(list.childCount, true);
                    for (int i = 0; i < row % 4; i++) {
                        set(list.child, (int) list.offsets[at] + i, row + i);
                    }
                    MapColumnVector map = (MapColumnVector) batch.cols[1];
                    map.offsets[at] = map.childCount++;
                    map.lengths[at] = 1;
                    map.keys.ensureSize(map.childCount, true);
                    map.values.ensureSize(map.childCount, true);
                    set(map.keys, map.childCount - 1, "k" + row);
                    set(map.values, map.childCount - 1, row);
                    StructColumnVector struct = (StructColumnVector) batch.cols[2];
                    set(struct.fields[0], at, -row);
                    ListColumnVector inner = (ListColumnVector) struct.fields[1];
                    inner.offsets[at] = inner.childCount++;
                    inner.lengths[at] = 1;
                    inner.child.ensureSize(inner.childCount, true);
                    set(((StructColumnVector) inner.child).fields[0], inner.childCount - 1, "y" + row);
                });
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    "{a=ARRAY(INTEGER), m=MAP(VARCHAR, BIGINT), r=ROW(\"x\" INTEGER, \"l\" ARRAY(ROW(\"y\" VARCHAR)))}",
                    tables.columns("t").toString());
            List<List<Object>> rows = tables.rows("t");
            assertEquals(3000, rows.size());
            for (int row = 0; row < rows.size(); row++) {
                if (row % 7 == 3) {
                    assertEquals(Arrays.asList(null, null, null), rows.get(row));
                    continue;
                }
                List<Object> numbers = new ArrayList<>();
                for (int i = 0; i < row % 4; i++) {
                    numbers.add((long) row + i);
                }
                assertEquals(numbers, rows.get(row).get(0));
                assertEquals(
                        Map.of(Bytes.utf8("k" + row), (long) row), rows.get(row).get(1));
                assertEquals(
                        List.of((long) -row, List.of(List.of("y" + row))),
                        rows.get(row).get(2));
            }
        }
    }

    /** Ids that rise, a text and a decimal that follow them, and some nulls; stripes of a few thousand rows. */
    private void writeNumbers(CompressionKind codec) throws Exception {
        OrcFiles.write(
                folder.resolve("t.orc"),
                "struct<id:bigint,name:string,price:decimal(12,2),day:date,wide:decimal(25,5)>",
                ROWS,
                options -> options.compress(codec)
                        .stripeSize(64 << 10)
                        .rowIndexStride(1000)
                        .bloomFilterColumns("name"),
                (batch, at, row) -> {
                    set(batch.cols[0], at, row);
                    if (row % 10 == 0) {
                        setNull(batch.cols[1], at);
                    } else {
                        set(batch.cols[1], at, "name" + row * 7919 % ROWS);
                    }
                    ((DecimalColumnVector) batch.cols[2]).set(at, HiveDecimal.create(BigDecimal.valueOf(row, 2)));
                    set(batch.cols[3], at, row / 100);
                    ((DecimalColumnVector) batch.cols[4]).set(at, HiveDecimal.create(BigDecimal.valueOf(row, 5)));
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionKind.class,
            names = {"NONE", "ZLIB", "SNAPPY", "LZ4", "ZSTD", "LZO", "BROTLI"})
    void everyCodecIsRead(CompressionKind codec) throws Exception {
        writeNumbers(codec);
        try (Tables tables = new Tables(folder)) {
            List<List<Object>> rows = tables.rows("t");
            assertEquals(ROWS, rows.size());
            for (List<Object> row : rows) {
                long id = (Long) row.get(0);
                assertEquals(id % 10 == 0 ? null : "name" + id * 7919 % ROWS, row.get(1));
                assertEquals(BigDecimal.valueOf(id, 2), row.get(2));
                assertEquals(LocalDate.ofEpochDay(id / 100), row.get(3));
                assertEquals(BigDecimal.valueOf(id, 5), row.get(4));
            }
        }
    }

    @Test
    void stripesAndRowGroupsThatCannotMatchAreLeftOut() throws Exception {
        writeNumbers(CompressionKind.NONE);
        try (Tables tables = new Tables(folder)) {
            int all = tables.splits(scan(tables, Constraint.ALL)).size();
            assertTrue(all > 3, all + " stripes");
            checkPruned(tables, "id", Domain.of(Range.between(12_000L, 12_100L)), row -> {
                long id = (Long) row.get(0);
                return id >= 12_000 && id <= 12_100;
            });
            checkPruned(tables, "price", Domain.of(Range.lessThan(500L)), row -> (Long) row.get(0) < 500);
            checkPruned(tables, "day", Domain.ofValues(List.of(7L)), row -> (Long) row.get(0) / 100 == 7);
            checkPruned(
                    tables,
                    "wide",
                    Domain.of(Range.greaterThan(io.mesquite.spi.type.Int128.of(24_900))),
                    row -> (Long) row.get(0) > 24_900);
            assertEquals(
                    0,
                    tables.splits(scan(tables, Constraint.of("id", Domain.of(Range.atLeast((long) ROWS)))))
                            .size());
            // by the Bloom filter: the range of names is the same in all groups
            Bytes name = Bytes.utf8("name7919");
            List<List<Object>> found = tables.rows(scan(tables, Constraint.of("name", Domain.ofValues(List.of(name)))));
            assertTrue(found.size() <= 3000, found.size() + " rows");
            assertTrue(found.stream().anyMatch(row -> "name7919".equals(row.get(1))));
        }
    }

    private static Scan scan(Tables tables, Constraint constraint) {
        Table table = tables.table("t");
        return new Scan(table.handle(), table.columns(), constraint, OptionalLong.empty());
    }

    private static void checkPruned(Tables tables, String column, Domain domain, Predicate<List<Object>> wanted) {
        List<List<Object>> all = tables.rows("t").stream().filter(wanted).toList();
        List<List<Object>> read = tables.rows(scan(tables, Constraint.of(column, domain)));
        assertTrue(read.size() < ROWS / 2, column + ": " + read.size());
        assertEquals(all, read.stream().filter(wanted).toList());
    }

    @Test
    void nullsAreFoundThoughValuesAreConstrained() throws Exception {
        writeNumbers(CompressionKind.ZLIB);
        try (Tables tables = new Tables(folder)) {
            Constraint nulls = Constraint.of("name", Domain.ONLY_NULL);
            long found = tables.rows(scan(tables, nulls)).stream()
                    .filter(row -> row.get(1) == null)
                    .count();
            assertEquals(ROWS / 10, found);
            assertEquals(
                    0,
                    tables.splits(scan(tables, Constraint.of("id", Domain.ONLY_NULL)))
                            .size());
        }
    }

    @Test
    void theFooterTellsRowsBoundsAndNulls() throws Exception {
        writeNumbers(CompressionKind.ZSTD);
        try (Tables tables = new Tables(folder)) {
            TableStatistics statistics = tables.connector().metadata().statistics(scan(tables, Constraint.ALL));
            assertEquals(ROWS, statistics.rowCount().orElseThrow());
            assertTrue(statistics.exact());
            assertEquals(0L, statistics.columns().get("id").min().orElseThrow());
            assertEquals(ROWS - 1L, statistics.columns().get("price").max().orElseThrow());
            assertEquals(0.1, statistics.columns().get("name").nullFraction().orElseThrow(), 1e-9);
            Table table = tables.table("t");
            Scan none = new Scan(table.handle(), List.of(), Constraint.ALL, OptionalLong.empty());
            assertEquals(ROWS, tables.rows(none).size());
        }
    }

    @Test
    void columnsAreWidenedToThoseOfOtherFilesAndFilledWithNulls() throws Exception {
        Path table = Files.createDirectory(folder.resolve("t"));
        OrcFiles.write(
                table.resolve("1.orc"),
                "struct<id:int,r:struct<x:int>,a:decimal(5,1)>",
                2,
                options -> {},
                (batch, at, row) -> {
                    set(batch.cols[0], at, row);
                    set(((StructColumnVector) batch.cols[1]).fields[0], at, row);
                    ((DecimalColumnVector) batch.cols[2]).set(at, HiveDecimal.create(BigDecimal.valueOf(row, 1)));
                });
        OrcFiles.write(
                table.resolve("2.orc"),
                "struct<extra:string,r:struct<y:string,x:bigint>,id:bigint,a:decimal(20,3)>",
                1,
                options -> {},
                (batch, at, row) -> {
                    set(batch.cols[0], at, "e");
                    set(((StructColumnVector) batch.cols[1]).fields[0], at, "y");
                    set(((StructColumnVector) batch.cols[1]).fields[1], at, 5_000_000_000L);
                    set(batch.cols[2], at, 5_000_000_000L);
                    ((DecimalColumnVector) batch.cols[3]).set(at, HiveDecimal.create("7.125"));
                });
        try (Tables tables = new Tables(folder)) {
            assertEquals(
                    "{id=BIGINT, r=ROW(\"x\" BIGINT, \"y\" VARCHAR), a=DECIMAL(20, 3), extra=VARCHAR}",
                    tables.columns("t").toString());
            Map<Object, List<Object>> byId = new HashMap<>();
            tables.rows("t").forEach(row -> byId.put(row.get(0), row));
            assertEquals(Arrays.asList(1L, Arrays.asList(1L, null), new BigDecimal("0.100"), null), byId.get(1L));
            assertEquals(
                    List.of(5_000_000_000L, List.of(5_000_000_000L, "y"), new BigDecimal("7.125"), "e"),
                    byId.get(5_000_000_000L));
            Table found = tables.table("t");
            Column id = found.columns().get(0);
            Scan large = new Scan(
                    found.handle(),
                    List.of(id),
                    Constraint.of("id", Domain.ofValues(List.of(5_000_000_000L))),
                    OptionalLong.empty());
            assertTrue(tables.rows(large).contains(List.of(5_000_000_000L)));
        }
    }

    @Test
    void aUnionIsToldWithColumnAndFile() throws Exception {
        OrcFiles.write(
                folder.resolve("t.orc"), "struct<u:uniontype<int,string>>", 0, options -> {}, (batch, at, row) -> {});
        try (Tables tables = new Tables(folder)) {
            MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.columns("t"));
            assertEquals(ErrorCode.NOT_SUPPORTED, failure.code());
            assertTrue(failure.getMessage().contains("column u of " + folder.resolve("t.orc")), failure.getMessage());
            assertTrue(failure.getMessage().contains("union"), failure.getMessage());
        }
    }

    @Test
    void aFileThatIsCutOffOrNoOrcIsDamaged() throws Exception {
        writeNumbers(CompressionKind.ZLIB);
        byte[] bytes = Files.readAllBytes(folder.resolve("t.orc"));
        Files.write(folder.resolve("cut.orc"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(folder.resolve("text.orc"), "This is no ORC file at all, but only some text.");
        byte[] wrong = bytes.clone();
        Arrays.fill(wrong, 1000, 30_000, (byte) 0x5a);
        Files.write(folder.resolve("wrong.orc"), wrong);
        try (Tables tables = new Tables(folder)) {
            for (String name : List.of("cut", "text", "wrong")) {
                MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.rows(name));
                assertEquals(ErrorCode.DATA_CORRUPT, failure.code(), failure.getMessage());
                assertTrue(failure.getMessage().contains(name + ".orc"), failure.getMessage());
            }
        }
    }

    @Test
    void aFileWithoutAnEndingIsKnownByItsFirstBytes() throws Exception {
        writeNumbers(CompressionKind.SNAPPY);
        Files.createDirectory(folder.resolve("hive"));
        Files.move(folder.resolve("t.orc"), folder.resolve("hive/000000_0"));
        try (Tables tables = new Tables(folder)) {
            assertEquals(ROWS, tables.rows("hive").size());
        }
    }
}
