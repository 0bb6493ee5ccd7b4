package io.mesquite.server.avatica;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/**
 * Writes batches in the format that the driver's {@code FrameReader} draws. What has no form of its own there (intervals,
 * maps and rows) is written as text. Used by one thread at a time.
 */
final class FrameWriter {
    private static final int NULLS = 0;
    private static final int BOOLEAN = 1;
    private static final int INT = 2;
    private static final int LONG = 3;
    private static final int DOUBLE = 4;
    private static final int INT128 = 5;
    private static final int BYTES = 6;
    private static final int DICTIONARY = 7;
    private static final int ARRAY = 8;

    private final FrameBuffer out = new FrameBuffer();

    private final List<Type> types;

    FrameWriter(List<Type> types) {
        this.types = types;
    }

    byte[] write(Batch batch) {
        out.clear();
        out.putInt(batch.size());
        for (int i = 0; i < types.size(); i++) {
            column(types.get(i), batch.column(i), batch.size());
        }
        return out.toByteArray();
    }

    private void column(Type type, Vector vector, int size) {
        if (vector instanceof ConstantVector constant && constant.isNull()) {
            out.putByte(NULLS);
            out.putByte(0);
        } else if (ValueText.isWrittenAsText(type)) {
            bytes(ValueText.texts(type, vector), size);
        } else if (vector instanceof DictionaryVector dictionary
                && dictionary.dictionary() instanceof BytesVector values
                && values.size() <= size) {
            start(DICTIONARY, vector, size);
            out.putInt(values.size());
            out.putInts(values.lengths(), values.size());
            putBytes(values, values.size());
            out.putInts(dictionary.ids(), size);
        } else {
            flat(type, vector.flatten(), size);
        }
    }

    private void flat(Type type, Vector vector, int size) {
        if (vector instanceof IntVector ints) {
            start(INT, vector, size);
            out.putInts(ints.values(), size);
        } else if (vector instanceof LongVector longs) {
            start(LONG, vector, size);
            out.putLongs(longs.values(), size);
        } else if (vector instanceof DoubleVector doubles) {
            start(DOUBLE, vector, size);
            out.putDoubles(doubles.values(), size);
        } else if (vector instanceof Int128Vector wide) {
            start(INT128, vector, size);
            out.putLongs(wide.high(), size);
            out.putLongs(wide.low(), size);
        } else if (vector instanceof BytesVector values) {
            bytes(values, size);
        } else if (vector instanceof BooleanVector booleans) {
            start(BOOLEAN, vector, size);
            for (int i = 0; i < size; i++) {
                out.putByte(booleans.values()[i] ? 1 : 0);
            }
        } else {
            array((ArrayType) type, (ArrayVector) vector, size);
        }
    }

    private void start(int encoding, Vector vector, int size) {
        long[] validity = vector.validity();
        out.putByte(encoding);
        out.putByte(validity == null ? 0 : 1);
        if (validity != null) {
            out.putLongs(validity, Validity.words(size));
        }
    }

    private void bytes(BytesVector vector, int size) {
        start(BYTES, vector, size);
        out.putInts(vector.lengths(), size);
        putBytes(vector, size);
    }

    private void putBytes(BytesVector vector, int size) {
        out.putValues(vector.bytes(), vector.starts(), vector.lengths(), size);
    }

    private void array(ArrayType type, ArrayVector vector, int size) {
        int[] offsets = vector.offsets();
        start(ARRAY, vector, size);
        for (int i = 0; i < size; i++) {
            out.putInt(offsets[i + 1] - offsets[i]);
        }
        int count = offsets[size] - offsets[0];
        Vector elements = vector.elements();
        if (offsets[0] != 0 || elements.size() != count) {
            int[] positions = new int[count];
            for (int i = 0; i < count; i++) {
                positions[i] = offsets[0] + i;
            }
            elements = elements.gather(positions, count);
        }
        column(type.element(), elements, count);
    }
}
