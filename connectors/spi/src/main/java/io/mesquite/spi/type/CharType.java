package io.mesquite.spi.type;

/**
 * Text of exactly {@code length} characters (Unicode code points). Values are held without trailing spaces, so that
 * values that SQL calls equal are equal bytes; whoever shows a value pads it.
 */
public record CharType(int length) implements Type {
    public CharType {
        if (length < 0) {
            throw new IllegalArgumentException("CHAR(" + length + ")");
        }
    }

    @Override
    public Layout layout() {
        return Layout.BYTES;
    }

    @Override
    public String sql() {
        return "CHAR(" + length + ")";
    }
}
