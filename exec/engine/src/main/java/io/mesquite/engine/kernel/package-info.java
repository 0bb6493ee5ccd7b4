/** Loops over vectors that several operators share. Static, without state, and with nothing in them that knows a plan. */
package io.mesquite.engine.kernel;
