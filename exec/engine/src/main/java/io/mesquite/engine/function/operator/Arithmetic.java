package io.mesquite.engine.function.operator;

import io.mesquite.plan.function.Operators;

/** The arithmetic operators of two numbers. */
enum Arithmetic {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULUS("%");

    private final String symbol;

    Arithmetic(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /** The operator of a function name of {@link Operators}, or null. */
    static Arithmetic of(String function) {
        return switch (function) {
            case Operators.ADD -> ADD;
            case Operators.SUBTRACT -> SUBTRACT;
            case Operators.MULTIPLY -> MULTIPLY;
            case Operators.DIVIDE -> DIVIDE;
            case Operators.MODULUS -> MODULUS;
            default -> null;
        };
    }
}
