package io.mesquite.server;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The logs of libraries: what they tell of their own start-up helps nobody at a console or in a server's log. */
public final class LibraryLogs {
    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = List.of(Logger.getLogger("com.datastax.oss.driver"));

    private LibraryLogs() {}

    /** From now on warnings and worse only, where the user's own logging configuration says nothing else. */
    public static void quieten() {
        for (Logger logger : QUIET) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.WARNING);
            }
        }
    }
}
