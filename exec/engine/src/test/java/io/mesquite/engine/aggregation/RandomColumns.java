package io.mesquite.engine.aggregation;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/** Random rows of given types, as native values and as batches of all kinds of vectors. */
public final class RandomColumns {
    private final Random random;
    private final List<Type> types;
    private final int distinct;
    private final double nulls;

    /**
     * @param distinct about how many values a column has
     * @param nulls the share of nulls
     */
    public RandomColumns(Random random, List<Type> types, int distinct, double nulls) {
        this.random = random;
        this.types = types;
        this.distinct = distinct;
        this.nulls = nulls;
    }

    public List<List<Object>> rows(int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object[] row = new Object[types.size()];
            for (int column = 0; column < row.length; column++) {
                row[column] = random.nextDouble() < nulls ? null : value(types.get(column), random.nextInt(distinct));
            }
            rows.add(Arrays.asList(row));
        }
        return rows;
    }

    private static Object value(Type type, int number) {
        return switch (type.layout()) {
            case BOOLEAN -> number % 2 == 0;
            case INT -> (long) number - 3;
            case LONG -> (number - 3) * (number % 5 == 0 ? 1L << 40 : 1L);
            case DOUBLE -> number == 1 ? Double.NaN : number / 4.0 - 2;
            case INT128 -> new Int128(number % 3 - 1, number * 0x9E3779B97F4A7C15L);
            case BYTES -> Bytes.utf8(number == 0 ? "" : "key number ".substring(0, number % 11) + number);
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                for (int i = 0; i < number % 3; i++) {
                    elements.add(i == 1 ? null : value(((ArrayType) type).element(), number));
                }
                yield elements;
            }
            case MAP, ROW -> throw new IllegalArgumentException(type.sql());
        };
    }

    /** The rows in batches of random sizes up to a bound. */
    public List<Batch> batches(List<List<Object>> rows, int largest) {
        List<Batch> batches = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = Math.min(rows.size(), from + random.nextInt(largest + 1));
            batches.add(batch(rows.subList(from, to)));
            from = to;
        }
        return batches;
    }

    private Batch batch(List<List<Object>> rows) {
        List<Vector> columns = new ArrayList<>();
        for (int column = 0; column < types.size(); column++) {
            List<Object> values = new ArrayList<>();
            for (List<Object> row : rows) {
                values.add(row.get(column));
            }
            columns.add(vector(types.get(column), values));
        }
        return new Batch(rows.size(), columns);
    }

    private Vector vector(Type type, List<Object> values) {
        boolean constant = !values.isEmpty() && values.stream().distinct().count() == 1;
        if (constant && random.nextInt(4) > 0) {
            return Vectors.constant(type, values.get(0), values.size());
        }
        List<Object> dictionary = new ArrayList<>(new LinkedHashSet<>(values));
        dictionary.remove(null);
        if (random.nextBoolean() || dictionary.isEmpty()) {
            return Vectors.of(type, values);
        }
        int[] ids = values.stream()
                .mapToInt(value -> Math.max(0, dictionary.indexOf(value)))
                .toArray();
        return new DictionaryVector(
                values.size(),
                ids,
                Vectors.of(type, dictionary),
                Vectors.of(type, values).validity());
    }
}
