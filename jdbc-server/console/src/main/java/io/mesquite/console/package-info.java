/**
 * The {@code mesquite} command: the console, single queries, and the server's start. Start at {@link
 * io.mesquite.console.ConsoleMain}. The engine runs in this process; it is reached through the JDBC driver's own classes
 * over {@link io.mesquite.console.LocalTransport}, so that the console sees what every client sees.
 */
package io.mesquite.console;
