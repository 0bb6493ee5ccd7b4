package io.mesquite.spi.type;

/** An exact number of {@code precision} digits, {@code scale} of them behind the point. */
public record DecimalType(int precision, int scale) implements Type {
    public static final int MAX_PRECISION = 38;
    /** The widest decimal whose unscaled value is held in a {@code long}. */
    public static final int MAX_SHORT_PRECISION = 18;

    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
            throw new IllegalArgumentException("DECIMAL(" + precision + ", " + scale + ")");
        }
    }

    /** Whether unscaled values are held in a {@code long}. */
    public boolean isShort() {
        return precision <= MAX_SHORT_PRECISION;
    }

    @Override
    public Layout layout() {
        return isShort() ? Layout.LONG : Layout.INT128;
    }

    @Override
    public String sql() {
        return "DECIMAL(" + precision + ", " + scale + ")";
    }
}
