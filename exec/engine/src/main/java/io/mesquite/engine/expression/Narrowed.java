package io.mesquite.engine.expression;

import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * An expression that sees only the columns it reads, so that it can be computed for some rows of a batch: those columns are
 * gathered, and nothing else.
 */
final class Narrowed {
    private final int[] channels;
    private final Evaluator evaluator;

    /** @param evaluator sees column {@code channels[i]} as column {@code i} */
    Narrowed(int[] channels, Evaluator evaluator) {
        this.channels = channels;
        this.evaluator = evaluator;
    }

    /** The values of all rows. */
    Vector evaluate(Batch input) {
        Vector[] columns = new Vector[channels.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = input.column(channels[i]);
        }
        return evaluator.evaluate(Batch.of(input.size(), columns));
    }

    /** The values of the rows at {@code positions[0 .. count)}. */
    Vector evaluate(Batch input, int[] positions, int count) {
        if (count == input.size()) {
            return evaluate(input);
        }
        Vector[] columns = new Vector[channels.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = gather(input.column(channels[i]), positions, count);
        }
        return evaluator.evaluate(Batch.of(count, columns));
    }

    /** As {@link Vector#gather}, but texts are not copied: the result is used before the input goes away. */
    private static Vector gather(Vector vector, int[] positions, int count) {
        if (vector instanceof BytesVector texts) {
            int[] starts = new int[count];
            int[] lengths = new int[count];
            int[] allStarts = texts.starts();
            int[] allLengths = texts.lengths();
            for (int i = 0; i < count; i++) {
                starts[i] = allStarts[positions[i]];
                lengths[i] = allLengths[positions[i]];
            }
            return new BytesVector(
                    count, texts.bytes(), starts, lengths, Validity.gather(texts.validity(), positions, count));
        }
        return vector.gather(positions, count);
    }
}
