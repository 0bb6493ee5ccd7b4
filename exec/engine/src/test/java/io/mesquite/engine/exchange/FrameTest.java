package io.mesquite.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.testing.BorrowedBatches;
import io.mesquite.engine.testing.Rows;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final Type ROW = new RowType(
            List.of(new RowType.Field("a", SimpleType.INTEGER), new RowType.Field("b", VarcharType.UNBOUNDED)));
    private static final List<Type> TYPES = List.of(
            SimpleType.BOOLEAN,
            SimpleType.INTEGER,
            SimpleType.BIGINT,
            new DecimalType(38, 4),
            SimpleType.DOUBLE,
            VarcharType.UNBOUNDED,
            new ArrayType(SimpleType.BIGINT),
            new MapType(SimpleType.INTEGER, new ArrayType(VarcharType.UNBOUNDED)),
            ROW);

    @Test
    void batchesOfAllKindsOfVectorsComeBackAsTheyWere() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            BorrowedBatches batches = new BorrowedBatches(TYPES, random);
            FrameWriter writer = new FrameWriter();
            List<List<List<Object>>> written = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                List<List<Object>> rows = randomRows(random, random.nextInt(70));
                written.add(rows);
                Batch batch = batches.batch(rows);
                writer.write(batch);
                batch.columns().forEach(BorrowedBatches::overwrite);
            }
            FrameReader reader = new FrameReader(writer.take());
            for (List<List<Object>> rows : written) {
                assertEquals(rows, Rows.of(reader.next()), "seed " + seed);
            }
            assertNull(reader.next());
            assertEquals(0, writer.size());
        }
    }

    @Test
    void aBatchWithoutColumnsKeepsItsRows() {
        FrameWriter writer = new FrameWriter();
        writer.write(Batch.of(4096));
        assertEquals(4096, new FrameReader(writer.take()).next().size());
    }

    @Test
    void aSmallDictionaryStaysOneAndALargeOneIsNotSent() {
        Vector values = Vectors.of(SimpleType.BIGINT, List.of(10L, 20L));
        FrameWriter writer = new FrameWriter();
        writer.write(Batch.of(
                3,
                new DictionaryVector(3, new int[] {1, 0, 1}, values, null),
                new DictionaryVector(3, new int[] {900, 0, 1}, values.gather(new int[1000], 1000), null)));
        Batch read = new FrameReader(writer.take()).next();
        assertInstanceOf(DictionaryVector.class, read.column(0));
        assertInstanceOf(LongVector.class, read.column(1));
    }

    @Test
    void aListThatUsesAPartOfItsElementsSendsThatPart() {
        Vector lists =
                Vectors.of(new ArrayType(SimpleType.BIGINT), List.of(List.of(1L, 2L), List.of(3L), List.of(4L, 5L)));
        FrameWriter writer = new FrameWriter();
        ArrayVector whole = (ArrayVector) lists;
        int[] offsets = Arrays.copyOfRange(whole.offsets(), 1, 4);
        writer.write(Batch.of(2, new ArrayVector(2, offsets, whole.elements(), null)));
        assertEquals(
                List.of(List.of(List.of(3L)), List.of(List.of(4L, 5L))),
                Rows.of(new FrameReader(writer.take()).next()));
    }

    @Test
    void aDamagedFrameIsAnErrorOrAnotherBatchAndNeverAnythingElse() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        FrameWriter writer = new FrameWriter();
        writer.write(new BorrowedBatches(TYPES, random).batch(randomRows(random, 50)));
        byte[] good = writer.take();
        int errors = 0;
        for (int run = 0; run < 2000; run++) {
            byte[] bad = good.clone();
            if (random.nextBoolean()) {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            } else {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                FrameReader reader = new FrameReader(bad);
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    assertTrue(batch.size() >= 0, "seed " + seed);
                }
            } catch (MesquiteException damaged) {
                assertEquals(ErrorCode.CONNECTION_FAILED, damaged.code(), "seed " + seed);
                errors++;
            }
        }
        assertTrue(errors > 1000, errors + " errors, seed " + seed);
    }

    @Test
    void aLengthThatIsTooLargeDoesNotTakeMemory() {
        FrameWriter writer = new FrameWriter();
        writer.write(Batch.of(1, Vectors.of(SimpleType.BIGINT, List.of(1L))));
        byte[] frame = writer.take();
        // the vector's size, after rows, columns, kind and layout
        frame[13] = 0x7F;
        MesquiteException damaged = assertThrows(MesquiteException.class, () -> new FrameReader(frame).next());
        assertTrue(damaged.getMessage().contains("is damaged at byte"), damaged.getMessage());
    }

    private static List<List<Object>> randomRows(Random random, int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Object> row = new ArrayList<>();
            for (Type type : TYPES) {
                row.add(random.nextInt(5) == 0 ? null : randomValue(random, type));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object randomValue(Random random, Type type) {
        int few = random.nextInt(4);
        return switch (type.layout()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> (long) random.nextInt();
            case LONG -> few == 0 ? (long) few : random.nextLong();
            case DOUBLE -> few == 0 ? Double.NaN : random.nextDouble();
            case INT128 -> new Int128(random.nextLong(), random.nextLong());
            case BYTES -> Bytes.utf8("abcdefghijklmnop".substring(random.nextInt(16)));
            case ARRAY -> random.longs(few).boxed().map(value -> (Object) value).toList();
            case MAP -> Map.of((long) few, List.of(Bytes.utf8("x" + few)));
            case ROW -> Arrays.asList((long) few, few == 1 ? null : Bytes.utf8("field"));
        };
    }
}
