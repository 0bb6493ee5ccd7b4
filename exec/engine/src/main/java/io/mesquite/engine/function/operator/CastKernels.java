package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.kernel.DoubleLoops;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Int128Loops;
import io.mesquite.engine.kernel.Int128Math;
import io.mesquite.engine.kernel.LongLoops;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.function.Supplier;

/**
 * Casts over vectors. Those between numbers are loops; where a loop meets a value that it can't do, the whole vector is done
 * again by {@link RowCasts}, which know what to do with it.
 */
public final class CastKernels {
    private CastKernels() {}

    /**
     * @param safe whether a value that can't be cast becomes null
     * @throws MesquiteException TYPE_MISMATCH where SQL has no such cast
     */
    public static Supplier<Kernel> of(Type from, Type to, boolean safe) {
        if (isSameForm(from, to)) {
            return () -> (arguments, size) -> arguments[0];
        }
        if (from instanceof ArrayType source && to instanceof ArrayType target) {
            Supplier<Kernel> elements = of(source.element(), target.element(), safe);
            return () -> array(elements.get());
        }
        if (from instanceof RowType source
                && to instanceof RowType target
                && source.fields().size() == target.fields().size()) {
            return NestedCasts.rows(source, target, safe);
        }
        if (from instanceof MapType source && to instanceof MapType target) {
            return NestedCasts.maps(source, target, safe);
        }
        RowFunction function = RowCasts.of(from, to);
        Supplier<Kernel> rows = RowFunction.kernels(safe ? orNull(function) : function, 1, to, true);
        if (to instanceof DecimalType target && (RowCasts.isInteger(from) || from instanceof DecimalType)) {
            DecimalType source = from instanceof DecimalType decimal ? decimal : integerAsDecimal(from);
            return () -> toDecimal(source, target, rows.get());
        }
        if (to == SimpleType.BIGINT && from.layout() == Layout.INT && RowCasts.isInteger(from)) {
            return () -> {
                FlatInput input = new FlatInput();
                return (arguments, size) -> new LongVector(size, input.longs(arguments[0]), arguments[0].validity());
            };
        }
        if (to == SimpleType.DOUBLE && RowCasts.isInteger(from)) {
            return CastKernels::integersToDouble;
        }
        if (to == SimpleType.DOUBLE && from instanceof DecimalType decimal && decimal.isShort()) {
            double divisor = Int128Math.powerOfTen(decimal.scale());
            return () -> decimalsToDouble(divisor, rows.get());
        }
        return rows;
    }

    /** Whether each value of {@code from} is, as it is held, the same value of {@code to}. */
    private static boolean isSameForm(Type from, Type to) {
        if (from.equals(to) || (from == SimpleType.REAL && to == SimpleType.DOUBLE)) {
            return true;
        }
        if (RowCasts.isText(from) && to instanceof VarcharType target) {
            return target.isUnbounded() || (from instanceof VarcharType source && source.length() <= target.length());
        }
        if (from instanceof DecimalType source && to instanceof DecimalType target) {
            return source.scale() == target.scale()
                    && source.precision() <= target.precision()
                    && source.layout() == target.layout();
        }
        return RowCasts.isInteger(from)
                && from.layout() == Layout.INT
                && to.layout() == Layout.INT
                && RowCasts.isInteger(to)
                && ((SimpleType) from).compareTo((SimpleType) to) < 0;
    }

    private static RowFunction orNull(RowFunction function) {
        return (row, out) -> {
            try {
                function.apply(row, out);
            } catch (MesquiteException e) {
                out.setNull();
            }
        };
    }

    /** Any precision that is at least the integer's is right; 18 and 19 tell whether products may overflow. */
    static DecimalType integerAsDecimal(Type type) {
        return new DecimalType(type == SimpleType.BIGINT ? 19 : 10, 0);
    }

    private static Kernel array(Kernel elements) {
        return (arguments, size) -> {
            ArrayVector array = (ArrayVector) arguments[0].flatten();
            Vector cast = elements.apply(
                    new Vector[] {array.elements()}, array.elements().size());
            return new ArrayVector(size, array.offsets(), cast.flatten(), array.validity());
        };
    }

    private static Kernel integersToDouble() {
        FlatInput input = new FlatInput();
        Scratch scratch = new Scratch();
        return (arguments, size) -> {
            double[] out = scratch.doubles(size);
            DoubleLoops.fromLongs(input.longs(arguments[0]), out, size);
            return new DoubleVector(size, out, arguments[0].validity());
        };
    }

    private static Kernel decimalsToDouble(double divisor, Kernel rows) {
        FlatInput input = new FlatInput();
        Scratch scratch = new Scratch();
        return (arguments, size) -> {
            double[] out = scratch.doubles(size);
            boolean inexact = DoubleLoops.fromDecimals(input.longs(arguments[0]), divisor, out, size);
            return inexact ? rows.apply(arguments, size) : new DoubleVector(size, out, arguments[0].validity());
        };
    }

    private static Kernel toDecimal(DecimalType from, DecimalType to, Kernel rows) {
        FlatInput input = new FlatInput();
        Scratch scratch = new Scratch();
        int up = to.scale() - from.scale();
        boolean mayExceed = from.precision() + up > to.precision() || up < 0;
        if (from.precision() <= DecimalType.MAX_SHORT_PRECISION && to.isShort() && up >= 0) {
            long factor = Int128Math.powerOfTen(up);
            long limit = Int128Math.powerOfTen(to.precision()) - 1;
            return (arguments, size) -> {
                long[] out = scratch.longs(size);
                boolean bad = LongLoops.multiply(input.longs(arguments[0]), factor, out, size);
                return bad || (mayExceed && LongLoops.exceeds(out, limit, size))
                        ? rows.apply(arguments, size)
                        : new LongVector(size, out, arguments[0].validity());
            };
        }
        return (arguments, size) -> {
            Int128Vector source = input.wide(arguments[0]);
            long[] high = scratch.highs(size);
            long[] low = scratch.longs(size);
            boolean bad = up >= 0
                    ? Int128Loops.scaleUp(source.high(), source.low(), up, high, low, size)
                    : Int128Loops.scaleDown(source.high(), source.low(), -up, high, low, size);
            if (bad || (mayExceed && Int128Loops.exceeds(high, low, to.precision(), size))) {
                return rows.apply(arguments, size);
            }
            long[] validity = arguments[0].validity();
            return to.isShort() ? new LongVector(size, low, validity) : new Int128Vector(size, high, low, validity);
        };
    }
}
