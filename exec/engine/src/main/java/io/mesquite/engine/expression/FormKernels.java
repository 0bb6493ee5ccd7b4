package io.mesquite.engine.expression;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.function.operator.Comparison;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/** The special forms whose arguments are all computed for all rows. */
final class FormKernels {
    private FormKernels() {}

    static Kernel isNull() {
        return (arguments, size) -> {
            boolean[] out = new boolean[size];
            long[] validity = arguments[0].validity();
            if (validity != null) {
                for (int i = 0; i < size; i++) {
                    out[i] = (validity[i >> 6] >>> i & 1) == 0;
                }
            }
            return new BooleanVector(size, out, null);
        };
    }

    static Kernel nullIf(Layout layout) {
        Comparison equal = new Comparison(Comparison.Operator.EQUAL, layout);
        return (arguments, size) -> {
            Vector first = arguments[0];
            BooleanVector same = equal.apply(arguments, size);
            boolean[] values = same.values();
            long[] validity =
                    first.validity() == null ? Validity.allValid(size) : Validity.copy(first.validity(), size);
            for (int i = 0; i < size; i++) {
                if (values[i] && !same.isNull(i)) {
                    Validity.setNull(validity, i);
                }
            }
            return FlatVectors.withValidity(first.flatten(), validity);
        };
    }

    static Kernel row() {
        return (arguments, size) -> {
            Vector[] fields = new Vector[arguments.length];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = arguments[i].flatten();
            }
            return new RowVector(size, fields, null);
        };
    }

    static Kernel array(Type type) {
        return (arguments, size) -> {
            List<Object> arrays = new ArrayList<>(size);
            for (int row = 0; row < size; row++) {
                List<Object> elements = new ArrayList<>(arguments.length);
                for (Vector argument : arguments) {
                    elements.add(argument.value(row));
                }
                arrays.add(elements);
            }
            return Vectors.of(type, arrays);
        };
    }

    static Kernel field(int index) {
        return (arguments, size) -> {
            RowVector row = (RowVector) arguments[0].flatten();
            Vector field = row.field(index).flatten();
            return FlatVectors.withValidity(field, Validity.and(field.validity(), row.validity(), size));
        };
    }
}
