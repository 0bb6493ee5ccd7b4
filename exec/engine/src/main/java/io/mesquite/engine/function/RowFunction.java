package io.mesquite.engine.function;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.function.Supplier;

/** A scalar function that works row at a time: simple to write, and fast enough for all but the hottest. */
@FunctionalInterface
public interface RowFunction {
    /** Sets the result of one row. Thread-safe: it keeps nothing. */
    void apply(Row row, Output out);

    /** As a scalar function that is null where any argument is null, and is not called there. */
    static ScalarFunction strict(RowFunction function) {
        return (arguments, returnType) -> kernels(function, arguments.size(), returnType, true);
    }

    /** As a scalar function that is called with nulls too. */
    static ScalarFunction withNulls(RowFunction function) {
        return (arguments, returnType) -> kernels(function, arguments.size(), returnType, false);
    }

    /** Kernels that call the function for each row, or where {@code strict}, for each row without null arguments. */
    static Supplier<Kernel> kernels(RowFunction function, int arguments, Type returnType, boolean strict) {
        return () -> {
            Row row = new Row(arguments);
            Output out = new Output(returnType);
            return (vectors, size) -> {
                long[] validity = null;
                for (Vector vector : vectors) {
                    validity = strict ? Validity.and(validity, vector.validity(), size) : null;
                }
                row.load(vectors);
                out.start(size, validity);
                for (int i = 0; i < size; i++) {
                    out.moveTo(i);
                    if (Validity.isValid(validity, i)) {
                        row.moveTo(i);
                        function.apply(row, out);
                    } else {
                        out.skip();
                    }
                }
                return out.finish();
            };
        };
    }
}
