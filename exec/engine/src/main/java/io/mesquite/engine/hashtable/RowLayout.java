package io.mesquite.engine.hashtable;

import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.Type;
import java.util.List;

/**
 * How the values of several columns stand in one row of bytes, so that equal keys are equal bytes:
 *
 * <pre>
 * null bits | fixed-width values, and the lengths of the others | bytes of the others | zeros up to a multiple of 8
 * </pre>
 *
 * A null is a set bit and zeros in the place of the value or length.
 */
final class RowLayout {
    private final List<Type> types;
    private final int[] offsets;
    private final int fixedBytes;

    RowLayout(List<Type> types) {
        this.types = List.copyOf(types);
        offsets = new int[types.size()];
        int end = types.size() + 7 >> 3;
        for (int column = 0; column < offsets.length; column++) {
            offsets[column] = end;
            end += width(types.get(column).layout());
        }
        fixedBytes = end;
    }

    /** Bytes of a value, or of its length where its width is not fixed. */
    private static int width(Layout layout) {
        return switch (layout) {
            case BOOLEAN -> 1;
            case INT -> 4;
            case LONG, DOUBLE -> 8;
            case INT128 -> 16;
            case BYTES, ARRAY, MAP, ROW -> 4;
        };
    }

    static int roundUp(int bytes) {
        return Math.addExact(bytes, 7) & -8;
    }

    /** Bytes of the value of a column, or of its length where its width is not fixed. */
    int width(int column) {
        return width(types.get(column).layout());
    }

    int columns() {
        return offsets.length;
    }

    Type type(int column) {
        return types.get(column);
    }

    /** Where in a row the value of a column stands, or its length. */
    int offset(int column) {
        return offsets[column];
    }

    /** Bytes in front of the values that are not fixed. */
    int fixedBytes() {
        return fixedBytes;
    }
}
