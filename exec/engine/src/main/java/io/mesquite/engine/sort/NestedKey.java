package io.mesquite.engine.sort;

import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.vector.Vector;

/** A key of arrays, maps or rows: compared value by value. */
final class NestedKey extends KeyColumn {
    private final Vector values;

    NestedKey(SortKey key, Vector values) {
        super(key, values.validity());
        this.values = values;
    }

    @Override
    long code(int row, int depth) {
        return 0;
    }

    @Override
    int compareValues(int left, int right) {
        return NativeOrder.compare(values.value(left), values.value(right));
    }

    @Override
    boolean decides(long code) {
        return false;
    }
}
