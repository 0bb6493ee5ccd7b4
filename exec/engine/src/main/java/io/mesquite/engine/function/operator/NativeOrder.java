package io.mesquite.engine.function.operator;

import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The order of native values, as SQL's comparisons have it; for nested values and slow paths. A null inside a nested value is above all
 * others and equals another null.
 */
public final class NativeOrder {
    private NativeOrder() {}

    /** Negative, 0 or positive; both values are of one type. */
    public static int compare(Object left, Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? 1 : -1;
        }
        if (left instanceof Long a) {
            return a.compareTo((Long) right);
        } else if (left instanceof Boolean a) {
            return a.compareTo((Boolean) right);
        } else if (left instanceof Double a) {
            // Double.compare has the minus zero below the plus zero.
            return Double.compare(a + 0.0, (Double) right + 0.0);
        } else if (left instanceof Int128 a) {
            return a.compareTo((Int128) right);
        } else if (left instanceof Bytes a) {
            return a.compareTo((Bytes) right);
        } else if (left instanceof List<?> a) {
            return compareLists(a, (List<?>) right);
        }
        return compareMaps((Map<?, ?>) left, (Map<?, ?>) right);
    }

    private static int compareLists(List<?> left, List<?> right) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareMaps(Map<?, ?> left, Map<?, ?> right) {
        List<Object> leftKeys = new ArrayList<>(left.keySet());
        List<Object> rightKeys = new ArrayList<>(right.keySet());
        leftKeys.sort(NativeOrder::compare);
        rightKeys.sort(NativeOrder::compare);
        int order = compareLists(leftKeys, rightKeys);
        for (int i = 0; i < leftKeys.size() && order == 0; i++) {
            Object key = leftKeys.get(i);
            order = compare(left.get(key), right.get(key));
        }
        return order;
    }
}
