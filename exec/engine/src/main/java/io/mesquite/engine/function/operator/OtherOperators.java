package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.kernel.DoubleLoops;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Int128Loops;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Negation, NOT, and the comparisons that treat nulls as values. */
final class OtherOperators {
    private OtherOperators() {}

    static Optional<Supplier<Kernel>> find(String function, List<Type> arguments, Type type) {
        return switch (function) {
            case Operators.NEGATE -> Optional.of(negation(type));
            case Operators.NOT -> Optional.of(OtherOperators::not);
            case Operators.IS_DISTINCT_FROM ->
                Optional.of(() -> distinct(arguments.get(0).layout(), true));
            case Operators.IS_NOT_DISTINCT_FROM ->
                Optional.of(() -> distinct(arguments.get(0).layout(), false));
            default -> Optional.empty();
        };
    }

    private static Supplier<Kernel> negation(Type type) {
        if (type.layout() == Layout.DOUBLE) {
            return () -> {
                FlatInput input = new FlatInput();
                Scratch scratch = new Scratch();
                return (arguments, size) -> {
                    double[] out = scratch.doubles(size);
                    DoubleLoops.negate(input.doubles(arguments[0]), out, size);
                    return new DoubleVector(size, out, arguments[0].validity());
                };
            };
        }
        if (type.layout() == Layout.INT128) {
            // Decimals have a symmetric range, so this never overflows.
            return () -> {
                FlatInput input = new FlatInput();
                Scratch scratch = new Scratch();
                return (arguments, size) -> {
                    Int128Vector source = input.wide(arguments[0]);
                    long[] high = scratch.highs(size);
                    long[] low = scratch.longs(size);
                    Int128Loops.negate(source.high(), source.low(), high, low, size);
                    return new Int128Vector(size, high, low, source.validity());
                };
            };
        }
        Type zeroType = type instanceof DecimalType ? SimpleType.BIGINT : type;
        return () -> {
            Kernel subtraction = new IntegerArithmetic(Arithmetic.SUBTRACT, zeroType);
            return (arguments, size) ->
                    subtraction.apply(new Vector[] {Vectors.constant(zeroType, 0L, size), arguments[0]}, size);
        };
    }

    private static Kernel not() {
        FlatInput input = new FlatInput();
        Scratch scratch = new Scratch();
        return (arguments, size) -> {
            boolean[] values = input.booleans(arguments[0]);
            boolean[] out = scratch.booleans(size);
            for (int i = 0; i < size; i++) {
                out[i] = !values[i];
            }
            return new BooleanVector(size, out, arguments[0].validity());
        };
    }

    private static Kernel distinct(Layout layout, boolean wanted) {
        Comparison equal = new Comparison(Comparison.Operator.EQUAL, layout);
        Scratch scratch = new Scratch();
        return (arguments, size) -> {
            Vector left = arguments[0];
            Vector right = arguments[1];
            boolean[] same = equal.apply(arguments, size).values();
            boolean[] out = scratch.booleans(size);
            for (int i = 0; i < size; i++) {
                boolean leftNull = left.isNull(i);
                boolean rightNull = right.isNull(i);
                boolean isSame = leftNull | rightNull ? leftNull & rightNull : same[i];
                out[i] = isSame != wanted;
            }
            return new BooleanVector(size, out, null);
        };
    }
}
