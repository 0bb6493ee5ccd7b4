package io.mesquite.planner;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a statement is planned for.
 *
 * @param catalog what names without a catalog belong to; empty where the client has chosen none
 * @param schema what names without a schema belong to; only where there is a catalog
 * @param start when the statement began: the value of CURRENT_TIMESTAMP and its like
 * @param properties session properties by name
 */
public record SessionContext(
        String user,
        Optional<String> catalog,
        Optional<String> schema,
        ZoneId zone,
        Instant start,
        Map<String, String> properties) {
    public SessionContext {
        properties = Map.copyOf(properties);
    }
}
