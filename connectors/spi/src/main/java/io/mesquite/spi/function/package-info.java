/**
 * Functions that users write in Java. Start at {@link io.mesquite.spi.function.FunctionPlugin}. Mesquite's own functions, which work on
 * vectors, do not belong here.
 */
package io.mesquite.spi.function;
