/**
 * Puts the services on a port: JDBC at {@code POST}, for people the list of queries at {@code /}, and {@code /metrics} for
 * Prometheus. Start at {@link io.mesquite.server.http.HttpService}.
 */
package io.mesquite.server.http;
