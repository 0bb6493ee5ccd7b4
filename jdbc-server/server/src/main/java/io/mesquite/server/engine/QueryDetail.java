package io.mesquite.server.engine;

/**
 * A query as its own page shows it.
 *
 * @param plan with what was measured of its nodes, as EXPLAIN ANALYZE shows it; empty where there is none
 */
public record QueryDetail(QueryInfo info, String plan) {}
