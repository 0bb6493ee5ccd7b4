/**
 * What a connector implements. Start at {@link io.mesquite.spi.connector.ConnectorFactory}, the one class that a
 * connector names in {@code META-INF/services}.
 *
 * <p>The life of a scan: the planner asks {@link io.mesquite.spi.connector.ConnectorMetadata} for the table and its
 * statistics, makes a {@link io.mesquite.spi.connector.Scan}, the coordinator asks {@link
 * io.mesquite.spi.connector.Connector#splits} for its splits, and a worker opens each split as a {@link
 * io.mesquite.spi.connector.BatchSource}. Optional abilities are interfaces of their own.
 */
package io.mesquite.spi.connector;
