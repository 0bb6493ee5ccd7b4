package io.mesquite.spi.type;

/** A list of elements of one type; elements may be null. */
public record ArrayType(Type element) implements Type {
    @Override
    public Layout layout() {
        return Layout.ARRAY;
    }

    @Override
    public String sql() {
        return "ARRAY(" + element.sql() + ")";
    }
}
