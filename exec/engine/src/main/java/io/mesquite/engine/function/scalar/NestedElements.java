package io.mesquite.engine.function.scalar;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.Arrays;

/** The elements of all arrays of a vector, or the entries of all maps, behind each other, and the rows that they belong to. */
final class NestedElements {
    private NestedElements() {}

    /** The same arrays, where null ones have no elements and the first element is that of the first array. */
    static ArrayVector dense(Vector flat) {
        ArrayVector arrays = (ArrayVector) flat;
        return isDense(arrays, arrays.offsets(), arrays.elements().size()) ? arrays : arrays.copy();
    }

    /** As {@link #dense}, for maps. */
    static MapVector denseMaps(Vector flat) {
        MapVector maps = (MapVector) flat;
        return isDense(maps, maps.offsets(), maps.keys().size()) ? maps : maps.copy();
    }

    private static boolean isDense(Vector lists, int[] offsets, int elements) {
        if (offsets[0] != 0 || offsets[lists.size()] != elements) {
            return false;
        }
        for (int i = 0; lists.validity() != null && i < lists.size(); i++) {
            if (offsets[i] != offsets[i + 1] && lists.isNull(i)) {
                return false;
            }
        }
        return true;
    }

    /** For each element the row that it belongs to. */
    static int[] rows(int[] offsets, int size) {
        int[] rows = new int[offsets[size]];
        for (int row = 0; row < size; row++) {
            Arrays.fill(rows, offsets[row], offsets[row + 1], row);
        }
        return rows;
    }

    /** The values at the positions; null where a position is -1. */
    static Vector gatherOrNull(Vector values, int[] positions, int count, Type type) {
        long[] validity = null;
        int[] existing = positions;
        for (int i = 0; i < count; i++) {
            if (positions[i] < 0) {
                if (validity == null) {
                    validity = Validity.allValid(count);
                    existing = Arrays.copyOf(positions, count);
                }
                Validity.setNull(validity, i);
                existing[i] = 0;
            }
        }
        if (values.size() == 0) {
            return Vectors.constant(type, null, count).flatten();
        }
        return Vectors.withNulls(values.gather(existing, count), validity);
    }
}
