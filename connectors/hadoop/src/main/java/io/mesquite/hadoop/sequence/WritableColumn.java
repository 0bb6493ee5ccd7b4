package io.mesquite.hadoop.sequence;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.hadoop.input.Faults;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.io.BooleanWritable;
import org.apache.hadoop.io.ByteWritable;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.DoubleWritable;
import org.apache.hadoop.io.FloatWritable;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.ShortWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.VIntWritable;
import org.apache.hadoop.io.VLongWritable;
import org.apache.hadoop.io.Writable;

/**
 * Keys or values of one of Hadoop's basic types as a column.
 *
 * @param value the native value of one of them
 */
record WritableColumn(String name, Type type, Function<Writable, Object> value) {
    private static final Map<String, WritableColumn> KNOWN = Map.ofEntries(
            known(
                    Text.class,
                    VarcharType.UNBOUNDED,
                    text -> new Bytes(Arrays.copyOf(text.getBytes(), text.getLength()))),
            known(BytesWritable.class, SimpleType.VARBINARY, bytes -> new Bytes(bytes.copyBytes())),
            known(IntWritable.class, SimpleType.INTEGER, number -> (long) number.get()),
            known(VIntWritable.class, SimpleType.INTEGER, number -> (long) number.get()),
            known(LongWritable.class, SimpleType.BIGINT, LongWritable::get),
            known(VLongWritable.class, SimpleType.BIGINT, VLongWritable::get),
            known(ShortWritable.class, SimpleType.SMALLINT, number -> (long) number.get()),
            known(ByteWritable.class, SimpleType.TINYINT, number -> (long) number.get()),
            known(FloatWritable.class, SimpleType.REAL, number -> (double) number.get()),
            known(DoubleWritable.class, SimpleType.DOUBLE, DoubleWritable::get),
            known(BooleanWritable.class, SimpleType.BOOLEAN, BooleanWritable::get));

    private static <T extends Writable> Map.Entry<String, WritableColumn> known(
            Class<T> kind, Type type, Function<T, Object> value) {
        return Map.entry(kind.getName(), new WritableColumn("", type, writable -> value.apply(kind.cast(writable))));
    }

    /** The column of a class; empty for that of nothing. */
    static Optional<WritableColumn> ofClass(String className, String name, FileEntry file) {
        if (className.equals(NullWritable.class.getName())) {
            return Optional.empty();
        }
        WritableColumn known = KNOWN.get(className);
        if (known == null) {
            throw Faults.noType(
                    file,
                    name,
                    "its class " + className + " is none of Hadoop's basic types, such as Text and LongWritable");
        }
        return Optional.of(new WritableColumn(name, known.type, known.value));
    }

    Column describe() {
        return new Column(name, type, false, "");
    }
}
