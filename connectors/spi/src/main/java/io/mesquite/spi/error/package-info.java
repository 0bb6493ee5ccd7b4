/**
 * Every failure that leaves Mesquite: its code, SQLSTATE, kind and place in the statement. Start at {@link
 * io.mesquite.spi.error.MesquiteException}.
 */
package io.mesquite.spi.error;
