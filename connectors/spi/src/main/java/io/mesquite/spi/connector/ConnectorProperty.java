package io.mesquite.spi.connector;

/**
 * A key of a catalog's properties file, for its check at start-up and its reference page.
 *
 * @param name dashed, such as {@code local-datacenter}
 * @param defaultValue as it would be written; empty where there is none
 * @param description one sentence
 */
public record ConnectorProperty(String name, String defaultValue, String description) {}
