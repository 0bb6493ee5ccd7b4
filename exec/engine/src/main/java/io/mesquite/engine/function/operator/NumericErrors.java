package io.mesquite.engine.function.operator;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;

/** The failures that arithmetic shares. */
final class NumericErrors {
    private NumericErrors() {}

    static MesquiteException outOfRange(Object left, Arithmetic operator, Object right, Type type) {
        String text = left + " " + operator.symbol() + " " + right;
        return outOfRange(text, type);
    }

    static MesquiteException outOfRange(String text, Type type) {
        return new MesquiteException(
                ErrorCode.NUMERIC_OUT_OF_RANGE,
                text + " does not fit into " + type.sql() + "; cast an operand to a wider type");
    }

    static MesquiteException divisionByZero(Object left, Arithmetic operator) {
        return new MesquiteException(
                ErrorCode.DIVISION_BY_ZERO,
                left + " " + operator.symbol()
                        + " 0 is a division by zero; use NULLIF(divisor, 0) to get null instead");
    }
}
