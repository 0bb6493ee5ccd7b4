/**
 * What is read from {@code mesquite.properties}: a record for each component. Start at {@link
 * io.mesquite.server.config.ServerConfiguration}. Catalogs' files are read by the catalog module.
 */
package io.mesquite.server.config;
