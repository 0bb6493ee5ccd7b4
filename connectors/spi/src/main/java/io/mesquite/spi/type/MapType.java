package io.mesquite.spi.type;

/** Entries with unique, non-null keys; values may be null. */
public record MapType(Type key, Type value) implements Type {
    @Override
    public Layout layout() {
        return Layout.MAP;
    }

    @Override
    public String sql() {
        return "MAP(" + key.sql() + ", " + value.sql() + ")";
    }
}
