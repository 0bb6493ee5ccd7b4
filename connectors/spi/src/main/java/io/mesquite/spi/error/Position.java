package io.mesquite.spi.error;

/** A place in a statement's text; line and column count from 1, column in characters. */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
