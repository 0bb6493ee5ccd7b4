package io.mesquite.plan.function;

/** Where a function may stand. */
public enum FunctionKind {
    /** One value for a row. */
    SCALAR,
    /** One value for a group; may stand over a window too. */
    AGGREGATE,
    /** One value for a row of a window: ROW_NUMBER, LAG and their like. */
    WINDOW
}
