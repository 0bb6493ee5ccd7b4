package io.mesquite.engine.testing;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Rows cut at random into batches of flat, dictionary and constant vectors, some of them empty or of one row, some with the
 * same dictionary as the one before. After each push all arrays that were lent are overwritten, so that an operator that keeps
 * what it only borrowed fails.
 */
public final class BorrowedBatches {
    private final List<Type> types;
    private final Random random;
    private final Vector[] dictionaries;

    public BorrowedBatches(List<Type> types, Random random) {
        this.types = types;
        this.random = random;
        this.dictionaries = new Vector[types.size()];
    }

    /** Pushes the rows in order until the consumer is satisfied. */
    public void push(List<List<Object>> rows, BatchConsumer consumer) {
        int next = 0;
        while (!consumer.isSatisfied()) {
            int most = rows.size() - next;
            int size = Math.min(most, random.nextInt(4) == 0 ? random.nextInt(2) : random.nextInt(most + 1));
            if (most == 0 && random.nextBoolean()) {
                return;
            }
            Batch batch = batch(rows.subList(next, next + size));
            consumer.push(batch);
            batch.columns().forEach(BorrowedBatches::overwrite);
            next += size;
        }
    }

    /** One batch of the rows, with vectors of random kinds. */
    public Batch batch(List<List<Object>> rows) {
        Batch flat = Rows.batch(types, rows);
        List<Vector> columns = new ArrayList<>();
        for (int channel = 0; channel < types.size(); channel++) {
            columns.add(encode(channel, flat.column(channel)));
        }
        return new Batch(rows.size(), columns);
    }

    private Vector encode(int channel, Vector flat) {
        int size = flat.size();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(flat.value(i));
        }
        Type type = types.get(channel);
        if (size > 0 && values.stream().distinct().count() == 1 && random.nextBoolean()) {
            return Vectors.constant(type, values.get(0), size);
        }
        if (values.stream().anyMatch(value -> value != null) && random.nextBoolean()) {
            return dictionary(channel, type, values, flat.validity());
        }
        // longer than the vector, as a source's arrays are
        int[] positions = new int[size + 3];
        for (int i = 0; i < size; i++) {
            positions[i] = i;
        }
        return size == 0 ? flat : shorten(flat.gather(positions, size + 3), size);
    }

    private Vector dictionary(int channel, Type type, List<Object> values, long[] validity) {
        Vector former = dictionaries[channel];
        List<Object> entries = new ArrayList<>();
        for (int i = 0; former != null && i < former.size(); i++) {
            entries.add(former.value(i));
        }
        boolean covered = values.stream().allMatch(value -> value == null || entries.contains(value));
        Vector dictionary = former;
        if (!covered || former == null) {
            entries.clear();
            values.stream().filter(value -> value != null).distinct().forEach(entries::add);
            // values of a dictionary need not be distinct, nor all occur
            entries.add(entries.get(0));
            dictionary = Vectors.of(type, entries);
            dictionaries[channel] = dictionary;
        }
        int[] ids = new int[values.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = values.get(i) == null
                    ? 0
                    : random.nextBoolean() ? entries.indexOf(values.get(i)) : entries.lastIndexOf(values.get(i));
        }
        return new DictionaryVector(ids.length, ids, dictionary, validity);
    }

    private static Vector shorten(Vector flat, int size) {
        long[] validity = flat.validity();
        if (flat instanceof BooleanVector vector) {
            return new BooleanVector(size, vector.values(), validity);
        } else if (flat instanceof IntVector vector) {
            return new IntVector(size, vector.values(), validity);
        } else if (flat instanceof LongVector vector) {
            return new LongVector(size, vector.values(), validity);
        } else if (flat instanceof DoubleVector vector) {
            return new DoubleVector(size, vector.values(), validity);
        } else if (flat instanceof Int128Vector vector) {
            return new Int128Vector(size, vector.high(), vector.low(), validity);
        } else if (flat instanceof BytesVector vector) {
            return new BytesVector(size, vector.bytes(), vector.starts(), vector.lengths(), validity);
        } else if (flat instanceof ArrayVector vector) {
            return new ArrayVector(size, vector.offsets(), vector.elements(), validity);
        } else if (flat instanceof MapVector vector) {
            return new MapVector(size, vector.offsets(), vector.keys(), vector.values(), validity);
        }
        Vector[] fields = new Vector[((RowVector) flat).fieldCount()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = shorten(((RowVector) flat).field(i), size);
        }
        return new RowVector(size, fields, validity);
    }

    /** Makes every lent array useless, or unusable where that is possible; dictionaries may be kept. */
    public static void overwrite(Vector vector) {
        if (vector.validity() != null) {
            Arrays.fill(vector.validity(), 0x5555_5555_5555_5555L);
        }
        if (vector instanceof BooleanVector lent) {
            for (int i = 0; i < lent.values().length; i++) {
                lent.values()[i] ^= true;
            }
        } else if (vector instanceof IntVector lent) {
            Arrays.fill(lent.values(), -559038737);
        } else if (vector instanceof LongVector lent) {
            Arrays.fill(lent.values(), -559038737L);
        } else if (vector instanceof DoubleVector lent) {
            Arrays.fill(lent.values(), -559038737.5);
        } else if (vector instanceof Int128Vector lent) {
            Arrays.fill(lent.high(), -559038737L);
        } else if (vector instanceof BytesVector lent) {
            Arrays.fill(lent.bytes(), (byte) '#');
            Arrays.fill(lent.starts(), -1);
        } else if (vector instanceof ArrayVector lent) {
            Arrays.fill(lent.offsets(), -1);
            overwrite(lent.elements());
        } else if (vector instanceof MapVector lent) {
            Arrays.fill(lent.offsets(), -1);
            overwrite(lent.keys());
            overwrite(lent.values());
        } else if (vector instanceof RowVector lent) {
            for (int i = 0; i < lent.fieldCount(); i++) {
                overwrite(lent.field(i));
            }
        } else if (vector instanceof DictionaryVector lent) {
            Arrays.fill(lent.ids(), -1);
        } else if (vector instanceof ConstantVector lent) {
            overwrite(lent.single());
        }
    }
}
