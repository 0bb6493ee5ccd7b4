package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.kernel.CompareLoops.TextViews;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.engine.kernel.Utf8;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * SUBSTRING of SQL: characters count from 1; a start before the text counts towards the length; a start below 1 without length is the
 * text's start. The result is views of the argument's bytes.
 */
final class SubstringKernel implements Kernel {
    private final FlatInput text = new FlatInput();
    private final FlatInput start = new FlatInput();
    private final FlatInput length = new FlatInput();
    private final Scratch scratch = new Scratch();

    @Override
    public Vector apply(Vector[] arguments, int size) {
        TextViews texts = text.texts(arguments[0]);
        long[] froms = start.longs(arguments[1]);
        boolean hasLength = arguments.length > 2;
        long[] counts = hasLength ? length.longs(arguments[2]) : null;
        byte[] bytes = texts.bytes();
        int[] starts = scratch.ints(size);
        int[] lengths = scratch.lengths(size);
        long[] validity = Validity.and(arguments[0].validity(), arguments[1].validity(), size);
        validity = hasLength ? Validity.and(validity, arguments[2].validity(), size) : validity;
        for (int i = 0; i < size; i++) {
            int begin = texts.starts()[i];
            int to = begin + texts.lengths()[i];
            long first = Math.max(-Integer.MAX_VALUE, froms[i]) - 1;
            int from = Utf8.end(bytes, begin, to, Math.max(0, first));
            int end = to;
            if (hasLength) {
                long count = Math.min(Integer.MAX_VALUE, counts[i]) + Math.min(0, first);
                end = Utf8.end(bytes, from, to, Math.max(0, count));
            }
            starts[i] = from;
            lengths[i] = end - from;
        }
        return new BytesVector(size, bytes, starts, lengths, validity);
    }
}
