package io.mesquite.engine.expression;

import io.mesquite.spi.error.ErrorType;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;

/**
 * A deterministic expression of one column. Where the column is a dictionary's, the expression is computed once for the
 * dictionary and once for null, and then only ids are mapped.
 *
 * <pre>
 * ids         0 2 2 1 …            ids                0 2 2 1 …
 * dictionary  AIR MAIL SHIP   →    new dictionary     air mail ship         lower(#0)
 * </pre>
 *
 * That pays only when the dictionary is not much larger than what is read through it; and it can't be done when an entry, which
 * perhaps no row has, makes the expression fail. In both cases the rows are computed themselves.
 */
final class DictionaryEvaluator implements Evaluator {
    private static final int ENTRIES_PER_ROW = 2;

    private final int channel;
    private final Type inputType;
    private final Evaluator evaluator;

    private Vector dictionary;
    private long rowsSeen;
    private boolean failed;
    /** For each entry the value; null until computed. */
    private Vector results;
    /** The value for null, a vector of one. */
    private Vector nullResult;

    /** @param evaluator sees the column as its only one */
    DictionaryEvaluator(int channel, Type inputType, Evaluator evaluator) {
        this.channel = channel;
        this.inputType = inputType;
        this.evaluator = evaluator;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector column = input.column(channel);
        int size = input.size();
        if (column instanceof DictionaryVector encoded && isMapped(encoded)) {
            return map(encoded, size);
        }
        if (column instanceof ConstantVector constant && size > 1) {
            Vector single = evaluator.evaluate(Batch.of(1, constant.single()));
            return new ConstantVector(size, single.flatten());
        }
        return evaluator.evaluate(Batch.of(size, column));
    }

    /** Whether {@link #table} can be used for this vector; computes the dictionary's values when it is time to. */
    boolean isMapped(DictionaryVector column) {
        if (column.dictionary() != dictionary) {
            dictionary = column.dictionary();
            rowsSeen = 0;
            failed = false;
            results = null;
        }
        rowsSeen += column.size();
        if (results == null && !failed && dictionary.size() <= ENTRIES_PER_ROW * rowsSeen) {
            try {
                // The dictionary is kept, and so is what was made from it.
                nullResult = evaluator
                        .evaluate(Batch.of(1, Vectors.constant(inputType, null, 1)))
                        .flatten()
                        .copy();
                results = evaluator
                        .evaluate(Batch.of(dictionary.size(), dictionary))
                        .flatten()
                        .copy();
            } catch (MesquiteException e) {
                if (e.code().type() != ErrorType.USER) {
                    throw e;
                }
                failed = true;
            }
        }
        return results != null;
    }

    /** After {@link #isMapped}: of a predicate, whether it is true for each entry. */
    boolean[] table() {
        boolean[] values = ((BooleanVector) results).values();
        if (results.validity() == null) {
            return values;
        }
        boolean[] table = new boolean[results.size()];
        for (int i = 0; i < table.length; i++) {
            table[i] = values[i] && !results.isNull(i);
        }
        results = new BooleanVector(table.length, table, null);
        return table;
    }

    /** After {@link #isMapped}: of a predicate, whether it is true for null. */
    boolean isTrueForNull() {
        return !nullResult.isNull(0) && ((BooleanVector) nullResult).values()[0];
    }

    private Vector map(DictionaryVector column, int size) {
        boolean nullsStay = column.validity() == null || nullResult.isNull(0);
        if (!nullsStay || results.validity() != null || results.layout() == Layout.BOOLEAN) {
            return mapWithNulls(column, size);
        }
        return new DictionaryVector(size, column.ids(), results, column.validity());
    }

    private Vector mapWithNulls(DictionaryVector column, int size) {
        int[] ids = column.ids();
        if (column.validity() == null || nullResult.isNull(0)) {
            Vector mapped = results.gather(ids, size);
            return FlatVectors.withValidity(mapped, Validity.and(mapped.validity(), column.validity(), size));
        }
        // Rare: a null that becomes a value, as by COALESCE.
        return evaluator.evaluate(Batch.of(size, column));
    }
}
