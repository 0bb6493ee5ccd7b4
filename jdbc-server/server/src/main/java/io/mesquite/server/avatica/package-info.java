/**
 * Avatica's protobuf protocol over the engine, with Mesquite's own calls for what the protocol lacks. Start at {@link
 * io.mesquite.server.avatica.JdbcService}, which takes requests as bytes: HTTP is not known here, and the console calls
 * it in its own process.
 */
package io.mesquite.server.avatica;
