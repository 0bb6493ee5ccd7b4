package io.mesquite.spi.connector;

/**
 * What a connector needs to find a table again, on this machine or another. Implementations are records of plain values
 * (numbers, strings, enums, lists, maps, optionals and such records), so that a plan can travel to a worker.
 */
public interface TableHandle {
    /**
     * How many values of a column a scan can be told of so that just their rows are fetched, instead of all rows being read: a join
     * then tells it up to so many keys of its other side (a <em>lookup join</em>). 0 for a column that leads to no row directly.
     */
    default int lookupKeys(String column) {
        return 0;
    }
}
