package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.kernel.DoubleLoops;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/** Arithmetic of DOUBLE and REAL as IEEE 754 says: division by zero gives an infinity or NaN. */
final class DoubleArithmetic implements Kernel {
    private final Arithmetic operator;
    private final boolean real;
    private final FlatInput left = new FlatInput();
    private final FlatInput right = new FlatInput();
    private final Scratch scratch = new Scratch();

    DoubleArithmetic(Arithmetic operator, boolean real) {
        this.operator = operator;
        this.real = real;
    }

    @Override
    public Vector apply(Vector[] arguments, int size) {
        double[] a = left.doubles(arguments[0]);
        double[] b = right.doubles(arguments[1]);
        double[] out = scratch.doubles(size);
        switch (operator) {
            case ADD -> DoubleLoops.add(a, b, out, size);
            case SUBTRACT -> DoubleLoops.subtract(a, b, out, size);
            case MULTIPLY -> DoubleLoops.multiply(a, b, out, size);
            case DIVIDE -> DoubleLoops.divide(a, b, out, size);
            case MODULUS -> DoubleLoops.modulus(a, b, out, size);
        }
        if (real) {
            DoubleLoops.toFloats(out, size);
        }
        return new DoubleVector(size, out, Validity.and(arguments[0].validity(), arguments[1].validity(), size));
    }
}
