package io.mesquite.server.engine;

import io.mesquite.planner.OutputColumn;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/** What a statement gives: rows. Read by one thread at a time; may be cancelled by any. */
public interface StatementResult extends AutoCloseable {
    List<OutputColumn> columns();

    /** Whether the statement gives rows; otherwise it only had an effect. */
    default boolean hasRows() {
        return !columns().isEmpty();
    }

    /**
     * The next rows, borrowed until the next call; waits for them.
     *
     * @return null after the last
     */
    Batch next();

    /** Ends the statement: who waits for rows gets the reason. */
    void cancel(MesquiteException reason);

    /** Frees everything. May be called twice, and by any thread. */
    @Override
    void close();

    /** The result of a statement that only had an effect. */
    static StatementResult none() {
        return of(List.of(), List.of());
    }

    /**
     * A result that is known already.
     *
     * @param rows of native values
     */
    static StatementResult of(List<OutputColumn> columns, List<? extends List<?>> rows) {
        return new StatementResult() {
            private boolean read = rows.isEmpty();

            @Override
            public List<OutputColumn> columns() {
                return columns;
            }

            @Override
            public Batch next() {
                if (read) {
                    return null;
                }
                read = true;
                return batch(columns.stream().map(OutputColumn::type).toList(), rows);
            }

            @Override
            public void cancel(MesquiteException reason) {}

            @Override
            public void close() {}
        };
    }

    /** Rows of native values as a batch. */
    static Batch batch(List<Type> types, List<? extends List<?>> rows) {
        List<Vector> vectors = new ArrayList<>();
        for (int column = 0; column < types.size(); column++) {
            List<Object> values = new ArrayList<>(rows.size());
            for (List<?> row : rows) {
                values.add(row.get(column));
            }
            vectors.add(Vectors.of(types.get(column), values));
        }
        return new Batch(rows.size(), vectors);
    }
}
