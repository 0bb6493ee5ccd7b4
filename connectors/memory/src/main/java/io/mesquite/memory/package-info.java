/**
 * Tables whose rows are given in Java: the connector to read first, for it does all that a connector must and nothing else.
 * Start at {@link io.mesquite.memory.MemoryConnector}.
 */
package io.mesquite.memory;
