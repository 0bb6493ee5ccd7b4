package io.mesquite.plan.wire;

/** Writes and reads values of one declared type. Immutable. */
interface Codec {
    void write(Object value, WireOutput output);

    /** @throws IllegalArgumentException for bytes that hold no such value */
    Object read(WireInput input);

    /** A codec of two functions. */
    static Codec of(Writer writer, Reader reader) {
        return new Codec() {
            @Override
            public void write(Object value, WireOutput output) {
                writer.write(value, output);
            }

            @Override
            public Object read(WireInput input) {
                return reader.read(input);
            }
        };
    }

    /** Puts a value behind what is there. */
    @FunctionalInterface
    interface Writer {
        void write(Object value, WireOutput output);
    }

    /** Takes the next value. */
    @FunctionalInterface
    interface Reader {
        Object read(WireInput input);
    }
}
