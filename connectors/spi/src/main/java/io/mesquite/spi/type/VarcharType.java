package io.mesquite.spi.type;

/** Text of at most {@code length} characters (Unicode code points). */
public record VarcharType(int length) implements Type {
    public static final int UNBOUNDED_LENGTH = Integer.MAX_VALUE;
    public static final VarcharType UNBOUNDED = new VarcharType(UNBOUNDED_LENGTH);

    public VarcharType {
        if (length < 0) {
            throw new IllegalArgumentException("VARCHAR(" + length + ")");
        }
    }

    public boolean isUnbounded() {
        return length == UNBOUNDED_LENGTH;
    }

    @Override
    public Layout layout() {
        return Layout.BYTES;
    }

    @Override
    public String sql() {
        return isUnbounded() ? "VARCHAR" : "VARCHAR(" + length + ")";
    }
}
