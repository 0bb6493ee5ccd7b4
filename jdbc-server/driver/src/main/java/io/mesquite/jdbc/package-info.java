/**
 * The {@code jdbc:mesquite:} driver: JDBC's interfaces over Avatica's protobuf protocol. Start at {@link
 * io.mesquite.jdbc.MesquiteDriver}. What talks to a server is in {@code wire}, what reads its rows in {@code frame};
 * Mesquite's other modules are not used here, so that the driver stays one small jar.
 */
package io.mesquite.jdbc;
