package io.mesquite.engine.expression;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** IN with constant candidates: a set that all lanes share. What is not found is null where a candidate is null. */
final class InKernels {
    private InKernels() {}

    static Supplier<Kernel> of(Type type, List<Object> candidates) {
        boolean anyNull = candidates.contains(null);
        Set<Object> values = new HashSet<>();
        candidates.stream().filter(Objects::nonNull).forEach(values::add);
        return switch (type.layout()) {
            case INT, LONG -> {
                LongSet set = new LongSet(values);
                yield () -> longs(set, anyNull);
            }
            case BYTES -> {
                TextSet set = new TextSet(values);
                yield () -> texts(set, anyNull);
            }
            case DOUBLE -> {
                Set<Object> normalized = new HashSet<>();
                values.forEach(value -> normalized.add((Double) value + 0.0));
                yield () -> others(normalized, true, anyNull);
            }
            default -> () -> others(values, false, anyNull);
        };
    }

    private static Kernel longs(LongSet set, boolean anyNull) {
        FlatInput input = new FlatInput();
        Scratch scratch = new Scratch();
        return (arguments, size) -> {
            boolean[] out = scratch.booleans(size);
            set.contains(input.longs(arguments[0]), out, size);
            return result(out, arguments[0], anyNull, size);
        };
    }

    private static Kernel texts(TextSet set, boolean anyNull) {
        FlatInput input = new FlatInput();
        Scratch scratch = new Scratch();
        return (arguments, size) -> {
            boolean[] out = scratch.booleans(size);
            set.contains(input.texts(arguments[0]), out, size);
            return result(out, arguments[0], anyNull, size);
        };
    }

    private static Kernel others(Collection<Object> set, boolean doubles, boolean anyNull) {
        Scratch scratch = new Scratch();
        return (arguments, size) -> {
            boolean[] out = scratch.booleans(size);
            for (int i = 0; i < size; i++) {
                Object value = arguments[0].value(i);
                out[i] = value != null && set.contains(doubles ? (Object) ((Double) value + 0.0) : value);
            }
            return result(out, arguments[0], anyNull, size);
        };
    }

    private static Vector result(boolean[] found, Vector values, boolean anyNull, int size) {
        if (!anyNull) {
            return new BooleanVector(size, found, values.validity());
        }
        long[] validity = new long[Validity.words(size)];
        for (int i = 0; i < size; i++) {
            if (found[i] && !values.isNull(i)) {
                Validity.setValid(validity, i);
            }
        }
        return new BooleanVector(size, found, validity);
    }
}
