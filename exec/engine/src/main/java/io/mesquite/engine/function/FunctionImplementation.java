package io.mesquite.engine.function;

/** What runs a function. Scalar functions have a {@link ScalarFunction}; aggregates and window functions have their own kinds. */
public interface FunctionImplementation {}
