/**
 * SQL text to statements. Start at {@link io.mesquite.parser.StatementParser}.
 *
 * <p>Queries are parsed by Calcite's Babel parser, which takes what users of PostgreSQL, Trino and DuckDB write; the few
 * other statements (SHOW, USE, SET, EXPLAIN and their like) are recognized by hand in front of it. What names mean is not
 * known here.
 */
package io.mesquite.parser;
