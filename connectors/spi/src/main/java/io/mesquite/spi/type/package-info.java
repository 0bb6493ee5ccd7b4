/**
 * SQL types and the Java values that stand for single SQL values. Start at {@link io.mesquite.spi.type.Type}.
 *
 * <p>What is done with types (casts, arithmetic, coercion) does not belong here.
 */
package io.mesquite.spi.type;
