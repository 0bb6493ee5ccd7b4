package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the kernel of an operator for its operands' types. */
public final class OperatorKernels {
    private OperatorKernels() {}

    /**
     * Kernels of an operator of {@link io.mesquite.plan.function.Operators}.
     *
     * @return empty where the name or the operands' types are none of an operator's here
     */
    public static Optional<Supplier<Kernel>> find(String function, List<Type> arguments, Type type) {
        Comparison.Operator comparison = Comparison.Operator.of(function);
        if (comparison != null) {
            Layout layout = arguments.get(0).layout();
            return Optional.of(() -> new Comparison(comparison, layout));
        }
        Arithmetic arithmetic = Arithmetic.of(function);
        if (arithmetic != null && arguments.size() == 2) {
            return arithmetic(arithmetic, arguments.get(0), arguments.get(1), type);
        }
        return OtherOperators.find(function, arguments, type);
    }

    private static Optional<Supplier<Kernel>> arithmetic(Arithmetic operator, Type left, Type right, Type type) {
        if (RowCasts.isNumber(left) && RowCasts.isNumber(right)) {
            return Optional.of(numbers(operator, left, right, type));
        }
        return DateArithmetic.find(operator, left, right, type);
    }

    private static Supplier<Kernel> numbers(Arithmetic operator, Type left, Type right, Type type) {
        if (type == SimpleType.DOUBLE || type == SimpleType.REAL) {
            Supplier<Kernel> leftCast = CastKernels.of(left, SimpleType.DOUBLE, false);
            Supplier<Kernel> rightCast = CastKernels.of(right, SimpleType.DOUBLE, false);
            boolean real = type == SimpleType.REAL;
            return () -> CastOperands.of(leftCast.get(), rightCast.get(), new DoubleArithmetic(operator, real));
        }
        if (type instanceof DecimalType decimal) {
            DecimalType a = left instanceof DecimalType given ? given : CastKernels.integerAsDecimal(left);
            DecimalType b = right instanceof DecimalType given ? given : CastKernels.integerAsDecimal(right);
            return () -> new DecimalArithmetic(operator, a, b, decimal);
        }
        Supplier<Kernel> leftCast = CastKernels.of(left, RowCasts.isInteger(left) ? left : type, false);
        Supplier<Kernel> rightCast = CastKernels.of(right, RowCasts.isInteger(right) ? right : type, false);
        return () -> CastOperands.of(leftCast.get(), rightCast.get(), new IntegerArithmetic(operator, type));
    }
}
