/**
 * The engine as the server and the console use it: sessions, and statements that are executed in them. Start at {@link
 * io.mesquite.server.engine.MesquiteEngine}. It knows neither JDBC nor HTTP; how queries are planned and run stands behind
 * {@link io.mesquite.server.engine.QueryPlanner} and {@link io.mesquite.server.engine.QueryStarter}.
 */
package io.mesquite.server.engine;
