package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.LongLoops;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * Exact arithmetic of integers of all widths, in longs; what does not fit the result's type fails. Intervals are integers too, and
 * so are dates and timestamps when an interval of their unit is added.
 */
final class IntegerArithmetic implements Kernel {
    private final Arithmetic operator;
    private final Type type;
    private final long minimum;
    private final long maximum;
    private final FlatInput left = new FlatInput();
    private final FlatInput right = new FlatInput();
    private final Scratch scratch = new Scratch();

    IntegerArithmetic(Arithmetic operator, Type type) {
        this.operator = operator;
        this.type = type;
        int bits = type == SimpleType.TINYINT
                ? 8
                : type == SimpleType.SMALLINT ? 16 : type.layout() == Layout.INT ? 32 : 64;
        this.minimum = -1L << bits - 1;
        this.maximum = ~minimum;
    }

    @Override
    public Vector apply(Vector[] arguments, int size) {
        long[] validity = Validity.and(arguments[0].validity(), arguments[1].validity(), size);
        long[] out = scratch.longs(size);
        if (compute(arguments[0], arguments[1], out, size)) {
            recompute(left.longs(arguments[0]), right.longs(arguments[1]), validity, out, size);
        }
        if (type.layout() == Layout.LONG) {
            return new LongVector(size, out, validity);
        }
        int[] narrowed = scratch.ints(size);
        LongLoops.narrow(out, narrowed, size);
        return new IntVector(size, narrowed, validity);
    }

    /** Returns whether there may be a position that fails. */
    private boolean compute(Vector a, Vector b, long[] out, int size) {
        boolean bad =
                switch (operator) {
                    case ADD ->
                        b instanceof ConstantVector constant
                                ? LongLoops.add(left.longs(a), FlatInput.longValue(constant.single()), out, size)
                                : LongLoops.add(left.longs(a), right.longs(b), out, size);
                    case SUBTRACT ->
                        a instanceof ConstantVector constant
                                ? LongLoops.subtract(FlatInput.longValue(constant.single()), right.longs(b), out, size)
                                : LongLoops.subtract(left.longs(a), right.longs(b), out, size);
                    case MULTIPLY ->
                        b instanceof ConstantVector constant
                                ? LongLoops.multiply(left.longs(a), FlatInput.longValue(constant.single()), out, size)
                                : LongLoops.multiply(left.longs(a), right.longs(b), out, size);
                    case DIVIDE, MODULUS -> true;
                };
        return bad || (maximum != Long.MAX_VALUE && LongLoops.exceeds(out, maximum, size));
    }

    /** Computes each position that holds a value, and fails where it must. */
    private void recompute(long[] a, long[] b, long[] validity, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = Validity.isValid(validity, i) ? compute(a[i], b[i]) : 0;
        }
    }

    private long compute(long a, long b) {
        long result;
        try {
            result = switch (operator) {
                case ADD -> Math.addExact(a, b);
                case SUBTRACT -> Math.subtractExact(a, b);
                case MULTIPLY -> Math.multiplyExact(a, b);
                case DIVIDE -> divide(a, b);
                case MODULUS -> modulus(a, b);
            };
        } catch (ArithmeticException e) {
            throw NumericErrors.outOfRange(a, operator, b, type);
        }
        if (result < minimum || result > maximum) {
            throw NumericErrors.outOfRange(a, operator, b, type);
        }
        return result;
    }

    private long divide(long a, long b) {
        if (b == 0) {
            throw NumericErrors.divisionByZero(a, operator);
        }
        if (a == Long.MIN_VALUE && b == -1) {
            throw new ArithmeticException();
        }
        return a / b;
    }

    private long modulus(long a, long b) {
        if (b == 0) {
            throw NumericErrors.divisionByZero(a, operator);
        }
        return a % b;
    }
}
