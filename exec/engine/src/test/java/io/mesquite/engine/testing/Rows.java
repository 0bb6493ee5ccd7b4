package io.mesquite.engine.testing;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of native values, as lists: what tests write and compare. */
public final class Rows {
    private Rows() {}

    public static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    /** One flat batch of all the rows. */
    public static Batch batch(List<Type> types, List<List<Object>> rows) {
        List<Vector> columns = new ArrayList<>();
        for (int channel = 0; channel < types.size(); channel++) {
            int index = channel;
            columns.add(Vectors.of(types.get(channel), column(rows, index)));
        }
        return new Batch(rows.size(), columns);
    }

    /** The rows of a batch. */
    public static List<List<Object>> of(Batch batch) {
        List<List<Object>> rows = new ArrayList<>();
        for (int position = 0; position < batch.size(); position++) {
            List<Object> row = new ArrayList<>();
            for (Vector column : batch.columns()) {
                row.add(column.value(position));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Object> column(List<List<Object>> rows, int index) {
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(index)));
        return values;
    }
}
