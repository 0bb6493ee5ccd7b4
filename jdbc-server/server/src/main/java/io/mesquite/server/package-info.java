/**
 * The composition root: puts catalogs, planner and coordinator together ({@code engine}), serves JDBC clients ({@code
 * avatica}) and people ({@code web}) over HTTP ({@code http}), and reads the configuration ({@code config}). Start at {@link
 * io.mesquite.server.ServerMain}.
 */
package io.mesquite.server;
