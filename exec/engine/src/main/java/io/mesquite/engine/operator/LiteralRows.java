package io.mesquite.engine.operator;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/** The rows of VALUES as batches. */
public final class LiteralRows {
    private LiteralRows() {}

    public static List<Batch> batches(ValuesNode values) {
        List<Batch> batches = new ArrayList<>();
        List<List<Constant>> rows = values.rows();
        for (int from = 0; from < rows.size(); from += Batch.TARGET_SIZE) {
            batches.add(batch(values.types(), rows.subList(from, Math.min(rows.size(), from + Batch.TARGET_SIZE))));
        }
        return batches;
    }

    private static Batch batch(List<Type> types, List<List<Constant>> rows) {
        List<Vector> columns = new ArrayList<>();
        for (int channel = 0; channel < types.size(); channel++) {
            List<Object> column = new ArrayList<>(rows.size());
            for (List<Constant> row : rows) {
                column.add(row.get(channel).value());
            }
            columns.add(Vectors.of(types.get(channel), column));
        }
        return new Batch(rows.size(), columns);
    }
}
