package io.mesquite.plan.function;

/**
 * A function for SHOW FUNCTIONS and the reference page.
 *
 * @param signature as a person reads it, such as {@code substring(VARCHAR, BIGINT[, BIGINT]) → VARCHAR}
 * @param description one sentence
 */
public record FunctionDescription(String name, FunctionKind kind, String signature, String description) {}
