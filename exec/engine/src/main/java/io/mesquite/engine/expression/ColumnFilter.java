package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.SelectLoops;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;

/** A deterministic predicate of one column; on a dictionary it is a table of booleans, looked up by id. */
final class ColumnFilter implements Filter {
    private final int channel;
    private final DictionaryEvaluator evaluator;
    private final ValueFilter rows;

    /** @param evaluator sees the column as its only one */
    ColumnFilter(int channel, Type inputType, Evaluator evaluator) {
        this.channel = channel;
        this.evaluator = new DictionaryEvaluator(0, inputType, evaluator);
        this.rows = new ValueFilter(new Narrowed(new int[] {channel}, evaluator));
    }

    @Override
    public int filter(Batch input, int[] positions, int count) {
        Vector column = input.column(channel);
        boolean mapped = column instanceof DictionaryVector encoded
                && evaluator.isMapped(encoded)
                && (column.validity() == null || !evaluator.isTrueForNull());
        if (!mapped) {
            return rows.filter(input, positions, count);
        }
        int[] ids = ((DictionaryVector) column).ids();
        boolean[] table = evaluator.table();
        int kept = count == input.size()
                ? SelectLoops.byTable(ids, table, positions, count)
                : SelectLoops.byTable(ids, table, positions, positions, count);
        return column.validity() == null ? kept : SelectLoops.valid(column.validity(), positions, positions, kept);
    }
}
