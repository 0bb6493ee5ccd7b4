package io.mesquite.files.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Writes files of random rows by parquet-java. */
final class ParquetJava {
    private static final String[] WORDS = {"alpha", "beta", "", "gämma", "delta delta delta", "alphabet", "zz"};

    private final MessageType schema;
    private final Random random;
    private final double nulls;

    /** @param nulls the fraction of optional values that are null */
    ParquetJava(MessageType schema, long seed, double nulls) {
        this.schema = schema;
        this.random = new Random(seed);
        this.nulls = nulls;
    }

    /** Sets the options of a writer. */
    interface Options {
        ExampleParquetWriter.Builder set(ExampleParquetWriter.Builder builder);
    }

    void write(Path file, int rows, Options options) throws IOException {
        Configuration configuration = new Configuration(false);
        ExampleParquetWriter.Builder builder = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withConf(configuration)
                .withPageSize(4096)
                .withDictionaryPageSize(2048);
        try (ParquetWriter<Group> writer = options.set(builder).build()) {
            for (int row = 0; row < rows; row++) {
                SimpleGroup group = new SimpleGroup(schema);
                fill(group, schema, row);
                writer.write(group);
            }
        }
    }

    private void fill(Group group, GroupType type, int row) {
        for (Type field : type.getFields()) {
            int count =
                    switch (field.getRepetition()) {
                        case REQUIRED -> 1;
                        case OPTIONAL -> random.nextDouble() < nulls ? 0 : 1;
                        case REPEATED -> random.nextInt(4);
                    };
            boolean isMap = type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation;
            for (int i = 0; i < count; i++) {
                if (!field.isPrimitive()) {
                    Group inner = group.addGroup(field.getName());
                    fill(inner, field.asGroupType(), isMap ? i : row);
                } else if (field.getName().equals("key")) {
                    // keys of a map must differ; a key's row is its place in the map
                    group.add(field.getName(), row);
                } else {
                    add(group, field.asPrimitiveType(), row);
                }
            }
        }
    }

    private void add(Group group, PrimitiveType type, int row) {
        String name = type.getName();
        boolean few = name.startsWith("few");
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> group.add(name, random.nextInt(10) < 3);
            case INT32 -> group.add(name, int32(type, few, row));
            case INT64 -> group.add(name, int64(type, few, row));
            case FLOAT -> group.add(name, few ? random.nextInt(5) : random.nextFloat() * row);
            case DOUBLE -> group.add(name, few ? random.nextInt(5) / 4.0 : random.nextGaussian() * row);
            case INT96 -> group.add(name, Binary.fromConstantByteArray(int96(row)));
            case BINARY -> group.add(name, binary(type, few, row));
            case FIXED_LEN_BYTE_ARRAY -> group.add(name, fixed(type, few));
        }
    }

    private int int32(PrimitiveType type, boolean few, int row) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer && integer.getBitWidth() < 32) {
            int value = random.nextInt(1 << integer.getBitWidth() - 1);
            return integer.isSigned() && random.nextBoolean() ? -value : value;
        } else if (logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation) {
            return random.nextInt(2_000_000) - 1_000_000;
        } else if (logical instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation) {
            return random.nextInt(86_400_000);
        }
        return few ? random.nextInt(20) : random.nextInt(3) == 0 ? random.nextInt() : row;
    }

    private long int64(PrimitiveType type, boolean few, int row) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation time) {
            return (long) (random.nextDouble()
                    * (time.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS ? 86_400_000_000_000L : 86_400_000_000L));
        } else if (logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation
                || logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation) {
            return random.nextLong() >> 10;
        }
        return few ? random.nextInt(3) * 1_000_000_007L : random.nextInt(3) == 0 ? random.nextLong() : 1000L * row;
    }

    private byte[] int96(int row) {
        return java.nio.ByteBuffer.allocate(12)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putLong(random.nextInt(86_400_000) * 1_000_000L + 123_000)
                .putInt(2_430_000 + row)
                .array();
    }

    private Binary binary(PrimitiveType type, boolean few, int row) {
        if (type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation) {
            return Binary.fromConstantByteArray(
                    new java.math.BigInteger(60, random).negate().toByteArray());
        }
        String text = WORDS[random.nextInt(WORDS.length)];
        return Binary.fromString(few ? text : "row " + row / 10 + text + random.nextInt(1000));
    }

    private Binary fixed(PrimitiveType type, boolean few) {
        byte[] bytes = new byte[type.getTypeLength()];
        random.nextBytes(bytes);
        if (type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation) {
            // keeps within the precision
            bytes[0] = (byte) (bytes[0] < 0 ? -1 : 0);
        } else if (few) {
            java.util.Arrays.fill(bytes, (byte) random.nextInt(5));
        }
        return Binary.fromConstantByteArray(bytes);
    }
}
