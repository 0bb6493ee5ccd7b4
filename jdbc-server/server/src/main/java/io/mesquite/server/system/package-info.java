/**
 * What Mesquite tells of itself as tables: catalog {@code system}, and the schema {@code information_schema} of every catalog.
 * Start at {@link io.mesquite.server.system.SystemConnector}; rows are made when they are read, and only in the server.
 */
package io.mesquite.server.system;
