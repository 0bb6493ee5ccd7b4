package io.mesquite.engine.scan;

import io.mesquite.spi.connector.Split;

/** Where a scan's lanes take splits from when they have time. Thread-safe. */
public interface Splits {
    /** A split that nobody has yet, or null when there are no more. May wait for the store, or for another process. */
    Split next();

    /** How many lanes can have a split each; a guess while more are being found. */
    int maximumLanes();
}
