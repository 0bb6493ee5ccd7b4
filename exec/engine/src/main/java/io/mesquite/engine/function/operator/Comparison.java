package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.kernel.CompareLoops;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/** Comparison of two values of one type; null where either is null. Each operator is LESS or EQUAL, swapped or reversed. */
public final class Comparison implements Kernel {
    private final Operator operator;
    private final Layout layout;
    private final FlatInput left = new FlatInput();
    private final FlatInput right = new FlatInput();
    private final Scratch scratch = new Scratch();

    /** The six comparison operators. */
    public enum Operator {
        EQUAL(false, false, true),
        NOT_EQUAL(false, false, false),
        LESS(true, false, true),
        LESS_OR_EQUAL(true, true, false),
        GREATER(true, true, true),
        GREATER_OR_EQUAL(true, false, false);

        private final boolean ordered;
        private final boolean swapped;
        private final boolean wanted;

        Operator(boolean ordered, boolean swapped, boolean wanted) {
            this.ordered = ordered;
            this.swapped = swapped;
            this.wanted = wanted;
        }

        /** The operator of a function name of {@link Operators}, or null. */
        public static Operator of(String function) {
            return switch (function) {
                case Operators.EQUAL -> EQUAL;
                case Operators.NOT_EQUAL -> NOT_EQUAL;
                case Operators.LESS_THAN -> LESS;
                case Operators.LESS_THAN_OR_EQUAL -> LESS_OR_EQUAL;
                case Operators.GREATER_THAN -> GREATER;
                case Operators.GREATER_THAN_OR_EQUAL -> GREATER_OR_EQUAL;
                default -> null;
            };
        }

        /** The operator with its operands exchanged. */
        public Operator flipped() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }
    }

    /** @param layout that of both operands */
    public Comparison(Operator operator, Layout layout) {
        this.operator = operator;
        this.layout = layout;
    }

    @Override
    public BooleanVector apply(Vector[] arguments, int size) {
        Vector a = operator.swapped ? arguments[1] : arguments[0];
        Vector b = operator.swapped ? arguments[0] : arguments[1];
        boolean[] out = scratch.booleans(size);
        if (operator.ordered) {
            less(a, b, out, size);
        } else {
            equal(a, b, out, size);
        }
        return new BooleanVector(size, out, Validity.and(a.validity(), b.validity(), size));
    }

    private void less(Vector a, Vector b, boolean[] out, int size) {
        boolean wanted = operator.wanted;
        switch (layout) {
            case BOOLEAN -> CompareLoops.less(left.booleans(a), right.booleans(b), wanted, out, size);
            case INT -> CompareLoops.less(left.ints(a), right.ints(b), wanted, out, size);
            case LONG -> CompareLoops.less(left.longs(a), right.longs(b), wanted, out, size);
            case DOUBLE -> CompareLoops.less(left.doubles(a), right.doubles(b), wanted, out, size);
            case BYTES -> CompareLoops.less(left.texts(a), right.texts(b), wanted, out, size);
            case INT128 -> {
                Int128Vector x = left.wide(a);
                Int128Vector y = right.wide(b);
                CompareLoops.less(x.high(), x.low(), y.high(), y.low(), wanted, out, size);
            }
            case ARRAY, MAP, ROW -> {
                for (int i = 0; i < size; i++) {
                    boolean valid = !a.isNull(i) && !b.isNull(i);
                    out[i] = valid && NativeOrder.compare(a.value(i), b.value(i)) < 0 == wanted;
                }
            }
        }
    }

    private void equal(Vector a, Vector b, boolean[] out, int size) {
        boolean wanted = operator.wanted;
        switch (layout) {
            case BOOLEAN -> CompareLoops.equal(left.booleans(a), right.booleans(b), wanted, out, size);
            case INT -> {
                if (b instanceof ConstantVector constant) {
                    int value = (int) FlatInput.longValue(constant.single());
                    CompareLoops.between(left.ints(a), value, value, wanted, out, size);
                } else {
                    CompareLoops.equal(left.ints(a), right.ints(b), wanted, out, size);
                }
            }
            case LONG -> {
                if (b instanceof ConstantVector constant) {
                    long value = FlatInput.longValue(constant.single());
                    CompareLoops.between(left.longs(a), value, value, wanted, out, size);
                } else {
                    CompareLoops.equal(left.longs(a), right.longs(b), wanted, out, size);
                }
            }
            case DOUBLE -> CompareLoops.equal(left.doubles(a), right.doubles(b), wanted, out, size);
            case BYTES -> CompareLoops.equal(left.texts(a), right.texts(b), wanted, out, size);
            case INT128 -> {
                Int128Vector x = left.wide(a);
                Int128Vector y = right.wide(b);
                CompareLoops.equal(x.high(), x.low(), y.high(), y.low(), wanted, out, size);
            }
            case ARRAY, MAP, ROW -> {
                for (int i = 0; i < size; i++) {
                    boolean valid = !a.isNull(i) && !b.isNull(i);
                    out[i] = valid && NativeOrder.compare(a.value(i), b.value(i)) == 0 == wanted;
                }
            }
        }
    }
}
