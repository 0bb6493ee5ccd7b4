package io.mesquite.server.engine;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes names and texts as SQL. */
public final class SqlNames {
    private SqlNames() {}

    /** A name of several parts, each in double quotes. */
    public static String quoted(String... parts) {
        return Stream.of(parts)
                .map(part -> "\"" + part.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining("."));
    }

    /** A text in single quotes. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
