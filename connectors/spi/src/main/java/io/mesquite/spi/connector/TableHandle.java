package io.mesquite.spi.connector;

/**
 * What a connector needs to find a table again, on this machine or another. Implementations are records of plain values
 * (numbers, strings, enums, lists, maps, optionals and such records), so that a plan can travel to a worker.
 */
public interface TableHandle {}
