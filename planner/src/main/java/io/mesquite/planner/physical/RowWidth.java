package io.mesquite.planner.physical;

import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;

/** How many bytes rows take in memory, by their types alone. */
final class RowWidth {
    private static final double UNKNOWN_TEXT = 32;

    private RowWidth() {}

    static double of(List<Type> types) {
        return types.stream().mapToDouble(RowWidth::of).sum();
    }

    static double of(Type type) {
        return switch (type.layout()) {
            case BOOLEAN -> 1;
            case INT -> 4;
            case LONG, DOUBLE -> 8;
            case INT128 -> 16;
            case BYTES -> 8 + text(type);
            case ARRAY, MAP, ROW -> 64;
        };
    }

    /** Texts are on average half as long as they may be, but seldom long. */
    private static double text(Type type) {
        if (type instanceof VarcharType varchar && !varchar.isUnbounded()) {
            return Math.min(UNKNOWN_TEXT, varchar.length() / 2.0);
        }
        return type instanceof CharType text ? Math.min(UNKNOWN_TEXT, text.length()) : UNKNOWN_TEXT;
    }
}
