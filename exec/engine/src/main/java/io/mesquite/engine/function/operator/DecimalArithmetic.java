package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Int128Loops;
import io.mesquite.engine.kernel.Int128Math;
import io.mesquite.engine.kernel.LongLoops;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Exact arithmetic of decimals of any precision and scale; results with more digits than their type holds behind the point are
 * rounded half away from zero, those with more digits in all fail.
 *
 * <p>Where operands and result fit longs and scales agree, one loop of longs does it, unchecked where the digits can't
 * overflow; two longs with a wide result are multiplied directly; all else is done with 128 bits.
 */
final class DecimalArithmetic implements Kernel {
    private final Arithmetic operator;
    private final DecimalType leftType;
    private final DecimalType rightType;
    private final DecimalType type;
    private final FlatInput left = new FlatInput();
    private final FlatInput right = new FlatInput();
    private final Scratch leftScratch = new Scratch();
    private final Scratch rightScratch = new Scratch();
    private final Scratch scratch = new Scratch();

    /** The operands' types; an integer is a decimal of scale 0. */
    DecimalArithmetic(Arithmetic operator, DecimalType leftType, DecimalType rightType, DecimalType type) {
        this.operator = operator;
        this.leftType = leftType;
        this.rightType = rightType;
        this.type = type;
    }

    @Override
    public Vector apply(Vector[] arguments, int size) {
        Vector a = arguments[0];
        Vector b = arguments[1];
        long[] validity = Validity.and(a.validity(), b.validity(), size);
        boolean shortOperands = leftType.isShort() && rightType.isShort();
        boolean product = operator == Arithmetic.MULTIPLY && leftType.scale() + rightType.scale() == type.scale();
        boolean sum = (operator == Arithmetic.ADD || operator == Arithmetic.SUBTRACT)
                && leftType.scale() == type.scale()
                && rightType.scale() == type.scale();
        if (shortOperands && type.isShort() && (product || sum)) {
            return withLongs(a, b, validity, size);
        }
        long[] high = scratch.highs(size);
        long[] low = scratch.longs(size);
        if (shortOperands && product) {
            LongLoops.multiplyWide(left.longs(a), right.longs(b), high, low, size);
            boolean mayExceed = leftType.precision() + rightType.precision() > type.precision();
            if (mayExceed && Int128Loops.exceeds(high, low, type.precision(), size)) {
                checkEach(a, b, validity, size);
            }
            return new Int128Vector(size, high, low, validity);
        }
        if (operator == Arithmetic.DIVIDE || operator == Arithmetic.MODULUS) {
            checkDivisors(a, b, validity, size);
        }
        if (withWide(left.wide(a), right.wide(b), validity, high, low, size)
                || Int128Loops.exceeds(high, low, type.precision(), size)) {
            checkEach(a, b, validity, size);
            // The exact result was in range everywhere, so an intermediate one was not.
            exactly(a, b, validity, high, low, size);
        }
        return type.isShort() ? new LongVector(size, low, validity) : new Int128Vector(size, high, low, validity);
    }

    private Vector withLongs(Vector a, Vector b, long[] validity, int size) {
        long[] out = scratch.longs(size);
        boolean bad = false;
        int digits;
        if (operator == Arithmetic.MULTIPLY) {
            digits = leftType.precision() + rightType.precision();
            if (digits > DecimalType.MAX_SHORT_PRECISION) {
                bad = LongLoops.multiply(left.longs(a), right.longs(b), out, size);
            } else if (b instanceof ConstantVector constant) {
                LongLoops.multiplyUnchecked(left.longs(a), FlatInput.longValue(constant.single()), out, size);
            } else {
                LongLoops.multiplyUnchecked(left.longs(a), right.longs(b), out, size);
            }
        } else {
            digits = Math.max(leftType.precision(), rightType.precision()) + 1;
            if (operator == Arithmetic.SUBTRACT && a instanceof ConstantVector constant) {
                LongLoops.subtract(FlatInput.longValue(constant.single()), right.longs(b), out, size);
            } else if (operator == Arithmetic.SUBTRACT) {
                LongLoops.subtract(left.longs(a), right.longs(b), out, size);
            } else if (b instanceof ConstantVector constant) {
                LongLoops.add(left.longs(a), FlatInput.longValue(constant.single()), out, size);
            } else {
                LongLoops.add(left.longs(a), right.longs(b), out, size);
            }
        }
        if (digits > type.precision()) {
            long limit = Int128Math.powerOfTen(type.precision()) - 1;
            if (bad || LongLoops.exceeds(out, limit, size)) {
                checkEach(a, b, validity, size);
            }
        }
        return new LongVector(size, out, validity);
    }

    /** Returns whether any position overflowed 128 bits. */
    private boolean withWide(Int128Vector a, Int128Vector b, long[] validity, long[] high, long[] low, int size) {
        return switch (operator) {
            case ADD, SUBTRACT -> addWide(a, b, high, low, size);
            case MULTIPLY ->
                Int128Loops.multiply(a.high(), a.low(), b.high(), b.low(), high, low, size)
                        | rescale(high, low, leftType.scale() + rightType.scale(), high, low, size);
            case DIVIDE -> divideWide(a, b, validity, high, low, size);
            case MODULUS -> modulusWide(a, b, validity, high, low, size);
        };
    }

    private boolean addWide(Int128Vector a, Int128Vector b, long[] high, long[] low, int size) {
        int scale = Math.max(leftType.scale(), rightType.scale());
        long[] ah = leftScratch.highs(size);
        long[] al = leftScratch.longs(size);
        long[] bh = rightScratch.highs(size);
        long[] bl = rightScratch.longs(size);
        boolean bad = Int128Loops.scaleUp(a.high(), a.low(), scale - leftType.scale(), ah, al, size)
                | Int128Loops.scaleUp(b.high(), b.low(), scale - rightType.scale(), bh, bl, size);
        bad |= operator == Arithmetic.ADD
                ? Int128Loops.add(ah, al, bh, bl, high, low, size)
                : Int128Loops.subtract(ah, al, bh, bl, high, low, size);
        return bad | rescale(high, low, scale, high, low, size);
    }

    private boolean divideWide(Int128Vector a, Int128Vector b, long[] validity, long[] high, long[] low, int size) {
        int exponent = type.scale() + rightType.scale() - leftType.scale();
        if (exponent < 0) {
            // The quotient has fewer digits than the dividend: rare, and left to the exact way.
            return true;
        }
        boolean bad = false;
        for (int i = 0; i < size; i++) {
            if (Validity.isValid(validity, i)) {
                bad |= Int128Math.divide(a.high()[i], a.low()[i], b.high()[i], b.low()[i], exponent, high, low, i);
            }
        }
        return bad;
    }

    private boolean modulusWide(Int128Vector a, Int128Vector b, long[] validity, long[] high, long[] low, int size) {
        int scale = Math.max(leftType.scale(), rightType.scale());
        long[] ah = leftScratch.highs(size);
        long[] al = leftScratch.longs(size);
        long[] bh = rightScratch.highs(size);
        long[] bl = rightScratch.longs(size);
        boolean bad = Int128Loops.scaleUp(a.high(), a.low(), scale - leftType.scale(), ah, al, size)
                | Int128Loops.scaleUp(b.high(), b.low(), scale - rightType.scale(), bh, bl, size);
        for (int i = 0; i < size && !bad; i++) {
            if (Validity.isValid(validity, i)) {
                Int128Math.remainder(ah[i], al[i], bh[i], bl[i], high, low, i);
            }
        }
        return bad || rescale(high, low, scale, high, low, size);
    }

    /** From a scale to the result's. */
    private boolean rescale(long[] ah, long[] al, int scale, long[] high, long[] low, int size) {
        if (scale == type.scale()) {
            return false;
        }
        if (Math.abs(scale - type.scale()) > DecimalType.MAX_PRECISION) {
            return true;
        }
        return scale < type.scale()
                ? Int128Loops.scaleUp(ah, al, type.scale() - scale, high, low, size)
                : Int128Loops.scaleDown(ah, al, scale - type.scale(), high, low, size);
    }

    private void checkDivisors(Vector a, Vector b, long[] validity, int size) {
        Int128Vector divisors = right.wide(b);
        for (int i = 0; i < size; i++) {
            if ((divisors.high()[i] | divisors.low()[i]) == 0 && Validity.isValid(validity, i)) {
                throw NumericErrors.divisionByZero(decimal(a, leftType, i).toPlainString(), operator);
            }
        }
    }

    private void checkEach(Vector a, Vector b, long[] validity, int size) {
        for (int i = 0; i < size; i++) {
            if (Validity.isValid(validity, i)) {
                exact(decimal(a, leftType, i), decimal(b, rightType, i));
            }
        }
    }

    private void exactly(Vector a, Vector b, long[] validity, long[] high, long[] low, int size) {
        for (int i = 0; i < size; i++) {
            if (Validity.isValid(validity, i)) {
                BigInteger value = exact(decimal(a, leftType, i), decimal(b, rightType, i));
                low[i] = value.longValue();
                high[i] = value.shiftRight(64).longValue();
            }
        }
    }

    /** The unscaled result; fails where it does not fit. */
    private BigInteger exact(BigDecimal a, BigDecimal b) {
        BigDecimal result =
                switch (operator) {
                    case ADD -> a.add(b).setScale(type.scale(), RoundingMode.HALF_UP);
                    case SUBTRACT -> a.subtract(b).setScale(type.scale(), RoundingMode.HALF_UP);
                    case MULTIPLY -> a.multiply(b).setScale(type.scale(), RoundingMode.HALF_UP);
                    case DIVIDE -> a.divide(b, type.scale(), RoundingMode.HALF_UP);
                    case MODULUS -> a.remainder(b).setScale(type.scale(), RoundingMode.HALF_UP);
                };
        if (result.precision() > type.precision() && result.signum() != 0) {
            throw NumericErrors.outOfRange(a.toPlainString(), operator, b.toPlainString(), type);
        }
        return result.unscaledValue();
    }

    private static BigDecimal decimal(Vector vector, DecimalType type, int position) {
        Object value = vector.value(position);
        BigInteger unscaled =
                value instanceof Long narrow ? BigInteger.valueOf(narrow) : ((Int128) value).toBigInteger();
        return new BigDecimal(unscaled, type.scale());
    }
}
