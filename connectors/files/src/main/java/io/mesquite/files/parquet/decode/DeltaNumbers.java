package io.mesquite.files.parquet.decode;

/** Numbers as differences. */
final class DeltaNumbers {
    private DeltaNumbers() {}

    static final class Ints extends ValueDecoder<IntValues> {
        private final DeltaReader reader;

        Ints(byte[] bytes, int from, int end) {
            reader = new DeltaReader(bytes, from, end);
        }

        @Override
        public void skip(int count) {
            reader.skip(count);
        }

        @Override
        public void read(IntValues out, int offset, int count) {
            reader.read(out.array, offset, count);
        }
    }

    static final class Longs extends ValueDecoder<LongValues> {
        private final DeltaReader reader;

        Longs(byte[] bytes, int from, int end) {
            reader = new DeltaReader(bytes, from, end);
        }

        @Override
        public void skip(int count) {
            reader.skip(count);
        }

        @Override
        public void read(LongValues out, int offset, int count) {
            reader.read(out.array, offset, count);
        }
    }
}
