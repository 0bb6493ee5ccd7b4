package io.mesquite.engine.expression;

import io.mesquite.spi.vector.Batch;

/** A predicate as filters, each of which sees the rows that those before it left. */
final class Conjunction implements Selector {
    private final Filter[] filters;

    Conjunction(Filter[] filters) {
        this.filters = filters;
    }

    @Override
    public int select(Batch input, int[] positions) {
        int count = input.size();
        for (int i = 0; i < filters.length && count > 0; i++) {
            count = filters[i].filter(input, positions, count);
        }
        return count;
    }
}
