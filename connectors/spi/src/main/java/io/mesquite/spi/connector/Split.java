package io.mesquite.spi.connector;

import java.util.List;

/**
 * The smallest piece of a scan that is read by one thread at a time: for a file a row group or a range of rows in it.
 * Implementations are records of plain values, as for {@link TableHandle}. Large enough to be worth a task switch (about
 * 100,000 rows or a megabyte), small enough that all cores find work.
 */
public interface Split {
    /** Names of the hosts that read it cheapest, best first; empty where all are equal. */
    List<String> hosts();

    /** About how many bytes are read for it; 0 where unknown. Larger splits are started first. */
    long bytes();

    /** What a person would call it, such as {@code part-1.parquet rows 0 to 122879}. */
    String description();
}
