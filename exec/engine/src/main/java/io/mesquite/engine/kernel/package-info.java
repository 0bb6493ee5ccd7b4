/**
 * Loops over primitive arrays: one loop a method, without allocation or virtual calls. They know no SQL types and raise no
 * errors; a kernel that can fail returns whether it did, for any position, and the caller looks for the position that is to blame.
 *
 * <p>What binds loops to expressions is in {@link io.mesquite.engine.function} and {@link io.mesquite.engine.expression}.
 */
package io.mesquite.engine.kernel;
