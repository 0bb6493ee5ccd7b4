package io.mesquite.engine.testing;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.List;

/** Keeps the rows that reach the end of a chain, and checks that the calls come in the right order. */
public class RowCollector implements BatchConsumer {
    private final List<List<Object>> rows = new ArrayList<>();
    private final int enough;
    private boolean finished;
    private boolean closed;

    public RowCollector() {
        this(Integer.MAX_VALUE);
    }

    /** @param enough the number of rows with which it is satisfied */
    public RowCollector(int enough) {
        this.enough = enough;
    }

    @Override
    public void push(Batch batch) {
        check(!finished && !closed, "a push after finish or close");
        rows.addAll(Rows.of(batch));
    }

    @Override
    public boolean isSatisfied() {
        return rows.size() >= enough;
    }

    @Override
    public void finish() {
        check(!finished && !closed, "a finish after finish or close");
        finished = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    public List<List<Object>> rows() {
        return rows;
    }

    public boolean isFinished() {
        return finished;
    }

    public boolean isClosed() {
        return closed;
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
