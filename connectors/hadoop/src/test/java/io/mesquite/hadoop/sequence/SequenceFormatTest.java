package io.mesquite.hadoop.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.files.Tables;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.DoubleWritable;
import org.apache.hadoop.io.FloatWritable;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.MapWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.SequenceFile.CompressionType;
import org.apache.hadoop.io.ShortWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.VLongWritable;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.DefaultCodec;
import org.apache.hadoop.io.compress.SnappyCodec;
import org.apache.hadoop.util.ReflectionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceFormatTest {
    @TempDir
    private Path folder;

    private void write(
            String name,
            CompressionType compression,
            Class<? extends CompressionCodec> codec,
            int rows,
            IntFunction<Writable> key,
            IntFunction<Writable> value)
            throws IOException {
        Configuration configuration = new Configuration(false);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (SequenceFile.Writer writer = SequenceFile.createWriter(
                configuration,
                SequenceFile.Writer.file(new org.apache.hadoop.fs.Path(file.toUri())),
                SequenceFile.Writer.keyClass(key.apply(0).getClass()),
                SequenceFile.Writer.valueClass(value.apply(0).getClass()),
                SequenceFile.Writer.compression(compression, ReflectionUtils.newInstance(codec, configuration)))) {
            for (int i = 0; i < rows; i++) {
                writer.append(key.apply(i), value.apply(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void eachEntryIsReadOnceHoweverItIsCompressed(CompressionType compression) throws Exception {
        int rows = 200_000;
        write(
                "t/part-r-00000",
                compression,
                DefaultCodec.class,
                rows,
                i -> new Text("key" + i),
                i -> new LongWritable(i * 7L));
        try (Tables tables = new Tables(folder)) {
            assertEquals("{key=VARCHAR, value=BIGINT}", tables.columns("t").toString());
            BitSet seen = new BitSet();
            List<List<Object>> read = tables.rows("t");
            for (List<Object> row : read) {
                int i = Integer.parseInt(((String) row.get(0)).substring(3));
                assertEquals(i * 7L, row.get(1));
                seen.set(i);
            }
            assertEquals(rows, read.size());
            assertEquals(rows, seen.cardinality());
        }
    }

    @Test
    void aLargeFileIsCutAtSyncMarkersAndEachEntryIsReadOnce() throws Exception {
        int rows = 250_000;
        String filler = "x".repeat(100);
        write(
                "t/part-r-00000",
                CompressionType.NONE,
                DefaultCodec.class,
                rows,
                IntWritable::new,
                i -> new Text(filler));
        try (Tables tables = new Tables(folder)) {
            Table table = tables.table("t");
            Scan keys = new Scan(table.handle(), List.of(table.columns().get(0)), Constraint.ALL, OptionalLong.empty());
            assertTrue(tables.splits(keys).size() > 2);
            BitSet seen = new BitSet();
            List<List<Object>> read = tables.rows(keys);
            read.forEach(row -> seen.set(((Long) row.get(0)).intValue()));
            assertEquals(rows, read.size());
            assertEquals(rows, seen.cardinality());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {BZip2Codec.class, SnappyCodec.class})
    void otherCodecsAreRead(Class<? extends CompressionCodec> codec) throws Exception {
        write("t/part-r-00000", CompressionType.BLOCK, codec, 1000, IntWritable::new, i -> new Text("v" + i));
        try (Tables tables = new Tables(folder)) {
            List<List<Object>> rows = tables.rows("t");
            assertEquals(1000, rows.size());
            assertEquals(List.of(999L, "v999"), rows.get(999));
        }
    }

    @Test
    void everyBasicTypeIsReadAsItWasWritten() throws Exception {
        write(
                "a.sequence",
                CompressionType.NONE,
                DefaultCodec.class,
                1,
                i -> NullWritable.get(),
                i -> new DoubleWritable(0.1));
        write(
                "b.sequence",
                CompressionType.NONE,
                DefaultCodec.class,
                1,
                i -> new FloatWritable(0.5f),
                i -> new BooleanWritable(true));
        write(
                "c.sequence",
                CompressionType.NONE,
                DefaultCodec.class,
                1,
                i -> new ShortWritable((short) -3),
                i -> new VLongWritable(1L << 40));
        write(
                "d.sequence",
                CompressionType.NONE,
                DefaultCodec.class,
                1,
                i -> new Text("Größe"),
                i -> new BytesWritable(new byte[] {'x', 'y'}));
        try (Tables tables = new Tables(folder)) {
            assertEquals("{value=DOUBLE}", tables.columns("a").toString());
            assertEquals(List.of(List.of(0.1)), tables.rows("a"));
            assertEquals(List.of(List.of(0.5, true)), tables.rows("b"));
            assertEquals(List.of(List.of(-3L, 1L << 40)), tables.rows("c"));
            assertEquals("{key=VARCHAR, value=VARBINARY}", tables.columns("d").toString());
            assertEquals(List.of(List.of("Größe", "xy")), tables.rows("d"));
        }
    }

    @Test
    void aClassThatIsNotBasicIsToldWithColumnAndFile() throws Exception {
        write("t.sequence", CompressionType.NONE, DefaultCodec.class, 1, IntWritable::new, i -> new MapWritable());
        try (Tables tables = new Tables(folder)) {
            MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.columns("t"));
            assertEquals(ErrorCode.NOT_SUPPORTED, failure.code());
            assertTrue(failure.getMessage().contains("column value of"), failure.getMessage());
            assertTrue(failure.getMessage().contains("MapWritable"), failure.getMessage());
        }
    }

    @Test
    void aFileThatIsCutOffIsDamaged() throws Exception {
        write(
                "t.sequence",
                CompressionType.BLOCK,
                DefaultCodec.class,
                200_000,
                IntWritable::new,
                i -> new Text("value " + i));
        byte[] bytes = Files.readAllBytes(folder.resolve("t.sequence"));
        Files.write(folder.resolve("cut.sequence"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(folder.resolve("text.sequence"), "This is no SequenceFile at all, but only some text.");
        try (Tables tables = new Tables(folder)) {
            for (String name : List.of("cut", "text")) {
                MesquiteException failure = assertThrows(MesquiteException.class, () -> tables.rows(name));
                assertEquals(ErrorCode.DATA_CORRUPT, failure.code(), failure.getMessage());
                assertTrue(failure.getMessage().contains(name + ".sequence"), failure.getMessage());
            }
        }
    }
}
